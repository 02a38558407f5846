import { type Action, ConnectorError } from "bitbucket-connector";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Recording } from "../recordings.ts";
import { Code } from "./code.tsx";
import type { FieldContext } from "./field.tsx";
import { Form } from "./form.tsx";
import type { Host, Product } from "./host.ts";
import { Prose } from "./prose.tsx";
import { type Sent, same } from "./recorded.ts";
import { type Outcome, Result } from "./result.tsx";
import { snippets } from "./snippets.ts";
import { Tabs } from "./tabs.tsx";

type Input = Record<string, unknown>;

const EFFECTS = { read: "Read-only", write: "Write", destroy: "Destructive" };

interface Run {
  input: Input;
  sent: Sent[];
  outcome: Outcome;
}

export function ActionPage({ host, product, action }: { host: Host; product: Product; action: Action }) {
  const schemas = useMemo(() => host.connector.catalog.schemasOf(action.id, product), [host, action, product]);
  const [input, setInput] = useState<Input>(() => schemas?.sampleInput ?? {});
  const [chosen, setChosen] = useState<Recording>();
  const [revision, setRevision] = useState(0);
  const [examples, setExamples] = useState<Recording[]>([]);
  const [run, setRun] = useState<Run>();
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController>(undefined);

  useEffect(() => {
    const known = host.settings ? Promise.resolve([]) : host.recordings(product);
    const show = (all: Recording[]) => {
      const own = all.filter((recording) => recording.action === action.id);
      setExamples(own);
      // Where the sample is another product's, the first example is the better beginning.
      if (own[0] && !own.some((example) => !example.fails && same(example.input, input))) fill(own[0].input, own[0]);
    };
    void known.then(show, () => setExamples([]));
    return () => stop.current?.abort();
  }, [host, product, action]);

  if (!schemas) return <p class="empty">This product does not have the action.</p>;

  const start = async (only?: "request") => {
    const sent: Sent[] = [];
    stop.current = new AbortController();
    setRunning(true);
    try {
      const connector = await host.for(product, action.id, input, { seen: sent, only, chosen });
      setRun({ input, sent, outcome: { output: await connector.invoke("work", action.id, input, { signal: stop.current.signal }) } });
    } catch (error) {
      const dry = only && (sent.length > 0 || !(error instanceof ConnectorError && error.fields.length > 0));
      setRun({ input, sent, outcome: dry ? { dry: true } : { error } });
    } finally {
      setRunning(false);
    }
  };
  const fill = (next: Input, example?: Recording) => {
    setInput(next);
    setChosen(example);
    setRevision(revision + 1);
    setRun(undefined);
  };
  const failed = run && "error" in run.outcome && run.outcome.error instanceof ConnectorError ? run.outcome.error.fields : [];
  const context: FieldContext = {
    product,
    errors: new Map(failed.map(({ field, message }) => [field, message])),
    put: (file) => host.blobs.put(file),
    async choices(field, search) {
      const connector = await host.for(product, action.id, input);
      return (await connector.choices("work", action.id, field, input, { search: search || undefined })).items;
    },
  };

  return (
    <article>
      <header>
        <p class="crumb">{action.group}</p>
        <h1 tabIndex={-1}>{action.title}</h1>
        <p>
          <Prose text={action.description} />
        </p>
        <p>
          <code>{action.id}</code> <span class={`tag ${action.effect}`}>{EFFECTS[action.effect]}</span>{" "}
          {action.idempotent ? <span class="tag">Idempotent</span> : null}
        </p>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
        noValidate
      >
        {examples.length > 0 ? (
          <div class="field">
            <label for="example">Example</label>
            <select
              id="example"
              value={String(chosen ? examples.indexOf(chosen) : -1)}
              onChange={({ currentTarget: { value } }) =>
                fill(examples[Number(value)]?.input ?? schemas.sampleInput, examples[Number(value)])
              }
            >
              <option value="-1">Sample input</option>
              {examples.map((example, index) => (
                <option key={index} value={String(index)}>
                  {example.fails ? "Fails: " : ""}
                  {example.about}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <Form key={revision} schema={schemas.input} value={input} context={context} change={setInput} />
        <div class="actions">
          <button class="primary" type="submit" disabled={running}>
            {running ? "Running…" : "Run"}
          </button>
          {running ? (
            <button type="button" onClick={() => stop.current?.abort()}>
              Stop
            </button>
          ) : (
            <button type="button" onClick={() => void start("request")}>
              Show the request
            </button>
          )}
          <button type="button" onClick={() => fill({})}>
            Clear
          </button>
        </div>
      </form>
      <section aria-label="Result" aria-live="polite" aria-busy={running} class="result">
        {run ? (
          <Result
            key={run.sent.length + JSON.stringify(run.input)}
            outcome={run.outcome}
            sent={run.sent}
            schema={schemas.output}
            blobs={host.blobs}
          />
        ) : (
          <p class="empty">Run the action to see its output.</p>
        )}
      </section>
      <section aria-label="The same call elsewhere">
        <h2>The same call elsewhere</h2>
        <Tabs
          label="Code"
          tabs={snippets(action.id, input, run?.sent ?? []).map(({ title, code }) => ({ title, content: <Code text={code} /> }))}
        />
      </section>
    </article>
  );
}
