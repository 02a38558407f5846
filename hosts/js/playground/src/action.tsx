import { type Action, ConnectorError } from "bitbucket-connector";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Recording } from "../recordings.ts";
import { Snippets } from "./code/snippets-tabs.tsx";
import { actionSnippets } from "./code/snippets.ts";
import { Examples } from "./examples.tsx";
import { contextOf, errorsOf } from "./form/context.ts";
import { Form } from "./form/form.tsx";
import { hintOf } from "./host/hint.ts";
import { CONNECTION, type Host, type Product } from "./host/host.ts";
import { same } from "./host/same.ts";
import type { Sent } from "./host/sent.ts";
import { useLoaded } from "./loaded.ts";
import { Page } from "./page.tsx";
import { ActionResult, ResultPanel, type Run, summaryOf } from "./result/result.tsx";
import { reveal } from "./reveal.ts";
import { narrowed } from "./schema.ts";

type Input = Record<string, unknown>;

const EFFECTS = { read: "Read-only", write: "Write", destroy: "Destructive" };
const NO_EXAMPLES: Recording[] = [];

/** How long to wait for the next change of the form before looking what it would send. */
const PAUSE_MS = 300;

export function ActionPage({ host, product, action }: { host: Host; product: Product; action: Action }) {
  const { catalog } = host.connector;
  const schemas = useMemo(() => catalog.schemasOf(action.id)!, [host, action]);
  const schema = useMemo(() => narrowed(schemas.input, product), [schemas, product]);
  const sample: Input = useMemo(() => catalog.schemasOf(action.id, product)?.sampleInput ?? {}, [host, action, product]);
  const settings = host.settings(product);
  const recorded = useLoaded(
    () => (settings ? Promise.resolve(NO_EXAMPLES) : host.recorded(product, "actions")),
    [host, product, settings],
  );
  const examples = useMemo(() => recorded.value?.filter((each) => each.action === action.id) ?? NO_EXAMPLES, [recorded.value, action]);

  const [input, setInput] = useState<Input>(sample);
  const [chosen, setChosen] = useState<Recording>();
  const [revision, setRevision] = useState(0);
  const [run, setRun] = useState<Run & { input: Input }>();
  const [running, setRunning] = useState(false);
  const [planned, setPlanned] = useState<Sent[]>([]);
  const stop = useRef<AbortController>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const result = useRef<HTMLDivElement>(null);

  const fill = (next: Input, example?: Recording) => {
    setInput(next);
    setChosen(example);
    setRevision((last) => last + 1);
    setRun(undefined);
  };
  /** The exchanges of the case of this very input: the chosen one, or the first that there is. */
  const calls = () => {
    const own = [...(chosen ? [chosen] : []), ...examples].find((each) => same(each.input, input));
    return own?.calls ?? [];
  };

  useEffect(() => () => stop.current?.abort(), []);
  // Where the sample is another product's, the first example is the better beginning.
  useEffect(() => {
    const [first] = examples;
    if (first && !examples.some((each) => !each.fails && same(each.input, input))) fill(first.input, first);
  }, [examples]);
  // What would be sent. On the recorded answers that is known to the end, without changing anything.
  useEffect(() => {
    const timer = setTimeout(async () => {
      const sent: Sent[] = [];
      const connector = await host.for(product, { sent, dry: settings !== undefined, calls: calls() });
      await connector.invoke(CONNECTION, action.id, input).catch(() => {});
      setPlanned(sent);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [input, examples]);

  const start = async (dry: boolean) => {
    const sent: Sent[] = [];
    const begun = performance.now();
    const done = (outcome: Run["outcome"]) => setRun({ input, sent, outcome, ms: performance.now() - begun });
    stop.current = new AbortController();
    setRunning(true);
    try {
      const connector = await host.for(product, { sent, dry, calls: calls() });
      done({ output: await connector.invoke(CONNECTION, action.id, input, { signal: stop.current.signal }) });
    } catch (error) {
      const isRefused = error instanceof ConnectorError && error.fields.length > 0;
      done(dry && !isRefused ? { dry: true } : { error, hint: hintOf(sent, settings) });
      if (isRefused) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    } finally {
      setRunning(false);
      reveal(result.current);
    }
  };

  const sent = run && !("dry" in run.outcome) && same(run.input, input) ? run.sent : planned;
  const error = run && "error" in run.outcome ? run.outcome.error : undefined;
  const context = contextOf(host, product, action.id, input, errorsOf(error, run?.input ?? {}, input));

  return (
    <Page
      {...action}
      tags={[
        { text: EFFECTS[action.effect], kind: action.effect },
        ...(action.idempotent ? [{ text: "Idempotent" }] : []),
        ...(action.support.length === 1 ? [{ text: product === "cloud" ? "Cloud only" : "Data Center only" }] : []),
      ]}
      deprecated={action.deprecated}
      form={
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void start(false);
          }}
        >
          {recorded.error ? <p class="field-error">{recorded.error}</p> : null}
          {examples.length > 0 ? (
            <Examples
              id="example"
              title="Example"
              none="Sample input"
              good={{ title: "Succeeds", examples: examples.filter(({ fails }) => !fails) }}
              bad={{ title: "Fails", examples: examples.filter(({ fails }) => fails) }}
              chosen={chosen}
              choose={(example) => fill(example?.input ?? sample, example)}
            />
          ) : null}
          <Form key={revision} schema={schema} values={input} context={context} change={setInput} />
          <div class="actions">
            <button class="primary" type="submit" disabled={running}>
              Run
            </button>
            {running ? (
              <button type="button" onClick={() => stop.current?.abort()}>
                Stop
              </button>
            ) : (
              <button type="button" onClick={() => void start(true)}>
                Show the request
              </button>
            )}
            <button type="button" class="quiet" onClick={() => fill({})}>
              Clear
            </button>
          </div>
        </form>
      }
      result={
        <>
          <div ref={result}>
            <ResultPanel running={running} summary={run ? summaryOf(run) : ""}>
              {run ? (
                <ActionResult run={run} schema={schemas.output} blobs={host.blobs} />
              ) : (
                <p class="empty">Run the action to see its output here.</p>
              )}
            </ResultPanel>
          </div>
          <Snippets snippets={actionSnippets(action.id, input, schema, sent)} />
        </>
      }
    />
  );
}
