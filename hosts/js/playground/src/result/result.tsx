import { type Blobs, ConnectorError } from "bitbucket-connector";
import type { ComponentChildren } from "preact";
import { Code, JsonCode } from "../code/code.tsx";
import type { Sent } from "../host/sent.ts";
import type { Schema } from "../schema.ts";
import { Tabs } from "../tabs.tsx";
import { Failure } from "./failure.tsx";
import { Files } from "./files.tsx";
import { Requests, Responses } from "./requests.tsx";
import { Table } from "./table.tsx";

/** How a run ended, and what it sent. */
export interface Run {
  outcome: { output: unknown } | { error: unknown; hint?: string | undefined } | { dry: true };
  sent: Sent[];
  ms: number;
}

interface PanelProps {
  running: boolean;
  summary: string;
  children: ComponentChildren;
}

/** Where results are shown. Screen readers hear the summary; the rest is for whoever goes there. */
export function ResultPanel({ running, summary, children }: PanelProps) {
  return (
    <section aria-label="Result" aria-busy={running} class="result">
      <div class="heading">
        <h2>Result</h2>
        <p role="status">{running ? "Running…" : summary}</p>
      </div>
      {running ? <div class="waiting" /> : children}
    </section>
  );
}

export function ActionResult({ run, schema, blobs }: { run: Run; schema: Schema; blobs: Blobs }) {
  const { outcome, sent } = run;
  if ("dry" in outcome) return <Requests sent={sent} />;
  const requests = { title: `Requests (${sent.length})`, content: <Requests sent={sent} /> };
  const raw = { title: "Raw", content: <Responses sent={sent} /> };
  if ("error" in outcome)
    return (
      <>
        <Failure error={outcome.error} hint={outcome.hint} />
        <Tabs
          label="Details"
          tabs={[
            requests,
            { title: "JSON", content: <JsonCode text={JSON.stringify(outcome.error)} title="Error" /> },
            ...(sent.length > 0 ? [raw] : []),
          ]}
        />
      </>
    );
  return (
    <>
      <Tabs
        label="Output"
        tabs={[
          { title: "Table", content: <Table output={outcome.output} schema={schema} /> },
          { title: "JSON", content: <Code text={JSON.stringify(outcome.output, null, 2)} title="Output" language="json" /> },
          raw,
          requests,
        ]}
      />
      <Files output={outcome.output} blobs={blobs} />
    </>
  );
}

/** A run in a few words. */
export function summaryOf({ outcome, sent, ms }: Run): string {
  const requests = `${sent.length} ${sent.length === 1 ? "request" : "requests"}`;
  if ("dry" in outcome) return sent.length > 0 ? "Dry run: this would be sent first" : "Dry run: nothing would be sent";
  if ("error" in outcome) return `Failed${outcome.error instanceof ConnectorError ? `: ${outcome.error.kind}` : ""} · ${requests}`;
  const items = (outcome.output as { items?: unknown[] } | null)?.items;
  const what = Array.isArray(items) ? `${items.length} ${items.length === 1 ? "item" : "items"}` : "Succeeded";
  return `${what} · ${requests} · ${Math.round(ms)} ms`;
}
