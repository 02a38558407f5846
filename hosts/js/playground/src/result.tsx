import { type Blobs, ConnectorError } from "bitbucket-connector";
import { Code } from "./code.tsx";
import { Files } from "./files.tsx";
import { Prose } from "./prose.tsx";
import type { Sent } from "./recorded.ts";
import type { Schema } from "./schema.ts";
import { Table } from "./table.tsx";
import { Tabs } from "./tabs.tsx";

/** How a run ended. */
export type Outcome = { output: unknown } | { error: unknown } | { dry: true };

export function Result({ outcome, sent, schema, blobs }: { outcome: Outcome; sent: Sent[]; schema: Schema; blobs: Blobs }) {
  const requests = { title: `Requests (${sent.length})`, content: <Requests sent={sent} /> };
  if ("dry" in outcome) {
    return sent.length > 0 ? <Requests sent={sent} /> : <p class="empty">No request would be sent.</p>;
  }
  if ("error" in outcome) {
    const text = JSON.stringify(outcome.error, null, 2);
    return (
      <>
        <Failure error={outcome.error} />
        <Tabs label="Details" tabs={[requests, { title: "JSON", content: <Code text={text} /> }]} />
      </>
    );
  }
  const raw = sent.map(({ response }) => response ?? "").join("\n\n");
  return (
    <>
      <Tabs
        label="Output"
        tabs={[
          { title: "Table", content: <Table output={outcome.output} schema={schema} /> },
          { title: "JSON", content: <Code text={JSON.stringify(outcome.output, null, 2)} /> },
          { title: "Raw", content: <Code text={raw} title="What Bitbucket returned" /> },
          requests,
        ]}
      />
      <Files output={outcome.output} blobs={blobs} />
    </>
  );
}

function Failure({ error }: { error: unknown }) {
  if (!(error instanceof ConnectorError)) return <p role="alert">{String(error)}</p>;
  const applied = {
    no: "Nothing was changed.",
    unknown: "It is not known whether anything was changed.",
    partly: "A part of the change was applied.",
    yes: "The change was applied.",
  }[error.applied];
  return (
    <div class="failure" role="alert">
      <p>
        <code>{error.kind}</code>{" "}
        <strong>
          <Prose text={error.message} />
        </strong>
      </p>
      {error.cause ? (
        <p>
          <Prose text={error.cause} />
        </p>
      ) : null}
      {error.resolution ? (
        <p>
          <Prose text={error.resolution} />
        </p>
      ) : null}
      {error.requiredScopes.length > 0 ? <p>Required scopes: {error.requiredScopes.join(", ")}</p> : null}
      <p>
        {applied} {error.retryable ? "The same call may succeed later." : ""}
      </p>
      {error.link ? <a href={error.link}>Documentation</a> : null}
    </div>
  );
}

function Requests({ sent }: { sent: Sent[] }) {
  if (sent.length === 0) return <p class="empty">Nothing was sent.</p>;
  return (
    <ol class="requests">
      {sent.map((request, index) => (
        <li key={index}>
          <p>
            <span class="method">{request.method}</span> <code>{request.url}</code>{" "}
            {request.status ? <span class="tag">{request.status}</span> : null}
          </p>
          <dl>
            {request.headers.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {request.body ? <Code text={pretty(request.body)} title="Body" /> : null}
        </li>
      ))}
    </ol>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
