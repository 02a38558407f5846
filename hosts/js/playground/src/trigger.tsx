import type { Delivery, Json, Trigger } from "bitbucket-connector";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RecordedDelivery, RecordedPolls } from "../recordings.ts";
import { Code } from "./code/code.tsx";
import { Snippets } from "./code/snippets-tabs.tsx";
import { triggerSnippets } from "./code/snippets.ts";
import { DeliveryFields } from "./delivery.tsx";
import { Examples } from "./examples.tsx";
import type { FieldContext } from "./form/control.ts";
import { Form } from "./form/form.tsx";
import { deliveryOf } from "./host/deliver.ts";
import { hintOf } from "./host/hint.ts";
import { CONNECTION, type Host, type Product } from "./host/host.ts";
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
import { Tabs } from "./tabs.tsx";

type Config = Record<string, unknown>;
type Way = "delivery" | "poll";

const MODES: Record<string, string> = { webhook: "Webhook", "manual-webhook": "Webhook created by hand", polling: "Polling" };
/** Of the recorded deliveries, until somebody types another. */
const SECRET = "a secret of the playground";
const LISTENER = "playground";

/** The configuration of a trigger, and what starts a workflow: a delivery of a webhook, or what a poll finds. */
export function TriggerPage({ host, product, trigger }: { host: Host; product: Product; trigger: Trigger }) {
  const { catalog } = host.connector;
  const schemas = useMemo(() => catalog.schemasOf(trigger.id)!, [host, trigger]);
  const schema = useMemo(() => narrowed(schemas.input, product), [schemas, product]);
  const sample: Config = useMemo(() => catalog.schemasOf(trigger.id, product)?.sampleInput ?? {}, [host, trigger, product]);
  const settings = host.settings(product);
  const modes = trigger.ways.filter((way) => way.product === product).map(({ mode }) => mode);
  const ways: Way[] = [...(modes.some((mode) => mode !== "polling") ? ["delivery" as const] : []), ...(modes.includes("polling") ? ["poll" as const] : [])];
  const recorded = useLoaded(async () => {
    const isOwn = (each: { trigger: string }) => each.trigger === trigger.id;
    const [deliveries, polls] = await Promise.all([host.recorded(product, "deliveries"), host.recorded(product, "polls")]);
    return { deliveries: deliveries.filter(isOwn), polls: settings ? [] : polls.filter(isOwn) };
  }, [host, product, trigger, settings]);
  const { deliveries = [], polls = [] } = recorded.value ?? {};

  const [config, setConfig] = useState<Config>(sample);
  const [revision, setRevision] = useState(0);
  const [way, setWay] = useState<Way | undefined>(ways[0]);
  const [delivery, setDelivery] = useState<RecordedDelivery>();
  const [body, setBody] = useState("");
  const [secret, setSecret] = useState(SECRET);
  const [history, setHistory] = useState<RecordedPolls>();
  const [polled, setPolled] = useState<{ times: number; state?: Json }>({ times: 0 });
  const [happened, setHappened] = useState<Happened>();
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
      setHappened({ outcome: await act(sent), sent });
    } catch (error) {
      setHappened({ outcome: { error, hint: hintOf(sent, settings) }, sent });
    } finally {
      setRunning(false);
      reveal(result.current);
    }
  };
  const receive = () =>
    run(async (sent) => {
      const { state = {}, calls = [], delivery: request = { headers: {} } } = delivery ?? {};
      const { triggers } = await host.for(product, { sent, calls });
      const listener = { id: LISTENER, trigger: trigger.id, config, state: { ...(secret && { secret }), ...state } };
      const received = await triggers.receive(CONNECTION, [listener], await deliveryOf(request, body, secret));
      return {
        events: received.events.map(([, event]) => event),
        failures: received.failures.map(([, failure]) => failure),
        note: noteOf(received.ignored, received.reply?.status),
        delivered: body,
      };
    });
  const poll = () =>
    run(async (sent) => {
      const { triggers } = await host.for(product, { sent, calls: history?.polls[polled.times]?.calls });
      const { events, state, nextPollMs } = await triggers.poll(CONNECTION, trigger.id, config, polled.state);
      setPolled({ times: polled.times + 1, state });
      const next = nextPollMs === 0 ? "There is more: poll again at once." : `The next poll is due in ${Math.round(nextPollMs / 1000)} seconds.`;
      const first = polled.times === 0 && events.length === 0 ? "The first poll remembers what there is, so that later ones find what is new. " : "";
      return { events, failures: [], note: first + next };
    });

  const change = (next: Config) => {
    setConfig(next);
    setPolled({ times: 0 });
  };
  const context: FieldContext = {
    errors: new Map(),
    inherits: (name) => settings?.[name] !== undefined,
    put: (file) => host.blobs.put(file),
    async choices(field, search) {
      const connector = await host.for(product);
      return (await connector.choices(CONNECTION, trigger.id, field, config, { search: search || undefined })).items;
    },
  };
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
          {ways.length > 1 ? (
            <fieldset class="segments">
              <legend class="unseen">How events are found</legend>
              {ways.map((each) => (
                <label key={each}>
                  <input type="radio" name="way" value={each} checked={each === way} onChange={() => choose(each)} />
                  {each === "delivery" ? "Webhook" : "Polling"}
                </label>
              ))}
            </fieldset>
          ) : null}
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
                  {history ? `Poll ${Math.min(polled.times + 1, history.polls.length)} of ${history.polls.length}` : polled.times === 0 ? "Poll" : "Poll again"}
                </button>
                <button type="button" onClick={() => (setPolled({ times: 0 }), setHappened(undefined))} disabled={polled.times === 0}>
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
                    { title: "JSON", content: <Code text={JSON.stringify(schemas.sampleOutput, null, 2)} title="Sample event" language="json" /> },
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

function noteOf(ignored: string | undefined, status: number | undefined): string | undefined {
  const parts = [ignored && `No workflow starts: ${ignored}`, status && `Bitbucket gets status ${status}.`];
  return parts.filter(Boolean).join(" ") || undefined;
}
