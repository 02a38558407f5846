import type { Delivery, Json, Trigger } from "bitbucket-connector";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RecordedDelivery, RecordedPolls } from "../recordings.ts";
import { Code } from "./code/code.tsx";
import { Snippets } from "./code/snippets-tabs.tsx";
import { triggerSnippets } from "./code/snippets.ts";
import { DeliveryFields } from "./delivery.tsx";
import { Examples } from "./examples.tsx";
import { contextOf, errorsOf } from "./form/context.ts";
import { Form } from "./form/form.tsx";
import { deliveryOf } from "./host/deliver.ts";
import { poll as pollOnce, receive as receiveOnce } from "./host/events.ts";
import { hintOf } from "./host/hint.ts";
import type { Host, Product } from "./host/host.ts";
import { textOfBody } from "./host/recorded.ts";
import { same } from "./host/same.ts";
import type { Sent } from "./host/sent.ts";
import { useLoaded } from "./loaded.ts";
import { Page } from "./page.tsx";
import { EventsResult, type Happened, summaryOfEvents } from "./result/events.tsx";
import { ResultPanel } from "./result/result.tsx";
import { Members } from "./result/table.tsx";
import { reveal } from "./reveal.ts";
import { narrowed } from "./schema.ts";
import { Segments } from "./segments.tsx";
import { Tabs } from "./tabs.tsx";

type Config = Record<string, unknown>;
type Way = "delivery" | "poll";

const WAYS: { value: Way; label: string; isServed(mode: string): boolean }[] = [
  { value: "delivery", label: "Webhook", isServed: (mode) => mode !== "polling" },
  { value: "poll", label: "Polling", isServed: (mode) => mode === "polling" },
];

const MODES: Record<string, string> = { webhook: "Webhook", "manual-webhook": "Webhook created by hand", polling: "Polling" };
/** Of the recorded deliveries, until somebody types another. */
const SECRET = "a secret of the playground";

/** The configuration of a trigger, and what starts a workflow: a delivery of a webhook, or what a poll finds. */
export function TriggerPage({ host, product, trigger }: { host: Host; product: Product; trigger: Trigger }) {
  const { catalog } = host.connector;
  const schemas = useMemo(() => catalog.schemasOf(trigger.id)!, [host, trigger]);
  const schema = useMemo(() => narrowed(schemas.input, product), [schemas, product]);
  const sample: Config = useMemo(() => catalog.schemasOf(trigger.id, product)?.sampleInput ?? {}, [host, trigger, product]);
  const settings = host.settings(product);
  const modes = trigger.ways.filter((way) => way.product === product).map(({ mode }) => mode);
  const ways = WAYS.filter(({ isServed }) => modes.some(isServed));
  const recorded = useLoaded(async () => {
    const isOwn = (each: { trigger: string }) => each.trigger === trigger.id;
    const [deliveries, polls] = await Promise.all([host.recorded(product, "deliveries"), host.recorded(product, "polls")]);
    return { deliveries: deliveries.filter(isOwn), polls: settings ? [] : polls.filter(isOwn) };
  }, [host, product, trigger, settings]);
  const { deliveries = [], polls = [] } = recorded.value ?? {};

  const [config, setConfig] = useState<Config>(sample);
  const [revision, setRevision] = useState(0);
  const [way, setWay] = useState(ways[0]?.value);
  const [delivery, setDelivery] = useState<RecordedDelivery>();
  const [body, setBody] = useState("");
  const [secret, setSecret] = useState(SECRET);
  const [history, setHistory] = useState<RecordedPolls>();
  const [polled, setPolled] = useState<{ times: number; state?: Json }>({ times: 0 });
  const [happened, setHappened] = useState<Happened & { config: Config }>();
  const [running, setRunning] = useState(false);
  const [arriving, setArriving] = useState<Delivery>();
  const result = useRef<HTMLDivElement>(null);

  const fill = (next: Config) => {
    setConfig(next);
    setRevision((last) => last + 1);
    setHappened(undefined);
    setPolled({ times: 0 });
  };
  const take = (next: RecordedDelivery | undefined) => {
    setDelivery(next);
    setBody(next ? textOfBody(next.delivery) : "");
    setHappened(undefined);
  };
  const chooseDelivery = (next: RecordedDelivery | undefined) => {
    take(next);
    if (next) fill(next.config);
  };
  const chooseHistory = (next: RecordedPolls | undefined) => {
    setHistory(next);
    if (next) fill(next.config);
  };
  const choose = (next: Way) => {
    setWay(next);
    // The configuration stays, where it is one that a delivery can be received with.
    if (next === "delivery") take(deliveries.find((each) => same(each.config, config)) ?? deliveries[0]);
    else chooseHistory(polls.find((each) => same(each.config, config)) ?? polls[0]);
  };
  useEffect(() => {
    if (recorded.value && way) choose(way);
  }, [recorded.value]);
  // What a webhook would get, to be sent by other means as well.
  useEffect(() => {
    let isCurrent = true;
    const make = async () => (delivery ? deliveryOf(delivery.delivery, body, secret) : undefined);
    void make().then((made) => isCurrent && setArriving(made));
    return () => {
      isCurrent = false;
    };
  }, [delivery, body, secret]);

  const run = async (act: (sent: Sent[]) => Promise<Happened["outcome"]>) => {
    const sent: Sent[] = [];
    setRunning(true);
    try {
      setHappened({ outcome: await act(sent), sent, config });
    } catch (error) {
      setHappened({ outcome: { error, hint: hintOf(sent, settings) }, sent, config });
    } finally {
      setRunning(false);
      reveal(result.current);
    }
  };
  const receive = () =>
    run(async (sent) => {
      const connector = await host.for(product, { sent, calls: delivery!.calls });
      return receiveOnce(connector, { trigger: trigger.id, config, recorded: delivery!, body, secret });
    });
  const poll = () =>
    run(async (sent) => {
      const connector = await host.for(product, { sent, calls: history?.polls[polled.times]?.calls });
      const found = await pollOnce(connector, { trigger: trigger.id, config }, polled.state);
      setPolled({ times: polled.times + 1, state: found.state });
      return found;
    });
  const change = (next: Config) => {
    setConfig(next);
    setPolled({ times: 0 });
  };
  const error = happened && "error" in happened.outcome ? happened.outcome.error : undefined;
  const context = contextOf(host, product, trigger.id, config, errorsOf(error, happened?.config ?? {}, config));
  const isOver = history !== undefined && polled.times >= history.polls.length;

  return (
    <Page
      {...trigger}
      tags={modes.map((mode) => ({ text: MODES[mode] ?? mode }))}
      deprecated={trigger.deprecated}
      form={
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void (way === "poll" ? poll() : receive());
          }}
        >
          {recorded.error ? <p class="field-error">{recorded.error}</p> : null}
          {ways.length > 1 ? <Segments title="How events are found" options={ways} chosen={way} choose={choose} /> : null}
          {way === "delivery" && deliveries.length > 0 ? (
            <>
              <Examples
                id="delivery"
                title="Recorded delivery"
                good={{ title: "Starts a workflow", examples: deliveries.filter(({ starts }) => starts) }}
                bad={{ title: "Ignored or refused", examples: deliveries.filter(({ starts }) => !starts) }}
                chosen={delivery}
                choose={chooseDelivery}
              />
              <DeliveryFields body={body} secret={secret} arriving={arriving} changeBody={setBody} changeSecret={setSecret} />
            </>
          ) : null}
          {way === "poll" && polls.length > 0 ? (
            <Examples
              id="history"
              title="Recorded polls"
              good={{ title: "Polls", examples: polls }}
              bad={{ title: "", examples: [] }}
              chosen={history}
              choose={chooseHistory}
            />
          ) : null}
          <Form key={revision} schema={schema} values={config} context={context} change={change} />
          <div class="actions">
            {way === "poll" ? (
              <>
                <button class="primary" type="submit" disabled={running || isOver}>
                  {history ? `Poll ${Math.min(polled.times + 1, history.polls.length)} of ${history.polls.length}` : "Poll"}
                </button>
                <button type="button" disabled={polled.times === 0} onClick={() => fill(config)}>
                  Start over
                </button>
              </>
            ) : (
              <button class="primary" type="submit" disabled={running || !delivery}>
                Receive
              </button>
            )}
          </div>
        </form>
      }
      result={
        <>
          <div ref={result}>
            <ResultPanel running={running} summary={happened ? summaryOfEvents(happened) : "Sample event"}>
              {happened ? (
                <EventsResult happened={happened} schema={schemas.output} />
              ) : (
                <Tabs
                  label="Sample event"
                  tabs={[
                    { title: "Table", content: <Members values={schemas.sampleOutput} schema={schemas.output} title="Sample event" /> },
                    {
                      title: "JSON",
                      content: <Code text={JSON.stringify(schemas.sampleOutput, null, 2)} title="Sample event" language="json" />,
                    },
                  ]}
                />
              )}
            </ResultPanel>
          </div>
          <Snippets snippets={triggerSnippets(trigger.id, config, schema, way === "poll", way === "poll" ? undefined : arriving)} />
        </>
      }
    />
  );
}
