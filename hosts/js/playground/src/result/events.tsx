import { ConnectorError, type TriggerEvent } from "bitbucket-connector";
import { Code, JsonCode } from "../code/code.tsx";
import type { Found } from "../host/events.ts";
import type { Sent } from "../host/sent.ts";
import type { Schema } from "../schema.ts";
import { Tabs } from "../tabs.tsx";
import { Failure } from "./failure.tsx";
import { Requests, Responses } from "./requests.tsx";
import { Members } from "./table.tsx";

/** What a delivery or a poll led to. */
export interface Happened {
  outcome: Found | { error: unknown; hint?: string | undefined };
  sent: Sent[];
}

export function EventsResult({ happened, schema }: { happened: Happened; schema: Schema }) {
  const { outcome, sent } = happened;
  const requests = { title: `Requests (${sent.length})`, content: <Requests sent={sent} /> };
  if ("error" in outcome)
    return (
      <>
        <Failure error={outcome.error} hint={outcome.hint} />
        <Tabs
          label="Details"
          tabs={[requests, { title: "JSON", content: <JsonCode text={JSON.stringify(outcome.error)} title="Error" /> }]}
        />
      </>
    );
  const { events, failures, note, delivered } = outcome;
  return (
    <>
      {failures.map((failure, index) => (
        <Failure key={index} error={new ConnectorError(failure)} />
      ))}
      {note ? <p class="note">{note}</p> : null}
      <Tabs
        label="Events"
        tabs={[
          { title: "Table", content: <EventTables events={events} schema={schema} /> },
          { title: "JSON", content: <Code text={JSON.stringify(events.map(plain), null, 2)} title="Events" language="json" /> },
          {
            title: "Raw",
            content: delivered === undefined ? <Responses sent={sent} /> : <JsonCode text={delivered} title="Body of the delivery" />,
          },
          requests,
        ]}
      />
    </>
  );
}

function EventTables({ events, schema }: { events: TriggerEvent[]; schema: Schema }) {
  if (events.length === 0) return <p class="empty">No workflow starts.</p>;
  return (
    <>
      {events.map(({ id, payload }, index) => (
        <div key={id} class="event">
          {events.length > 1 ? <h3>{`Event ${index + 1} of ${events.length}`}</h3> : null}
          <Members values={payload} schema={schema} title={`Event ${index + 1}`} />
        </div>
      ))}
    </>
  );
}

/** An event as workflows get it. */
function plain({ id, occurredAt, payload }: TriggerEvent) {
  return { id, occurred_at: occurredAt ?? null, payload };
}

export function summaryOfEvents({ outcome, sent }: Happened): string {
  const requests = `${sent.length} ${sent.length === 1 ? "request" : "requests"}`;
  if ("error" in outcome) return `Refused${outcome.error instanceof ConnectorError ? `: ${outcome.error.kind}` : ""} · ${requests}`;
  const { length } = outcome.events;
  return `${length === 0 ? "No event" : length === 1 ? "1 event" : `${length} events`} · ${requests}`;
}
