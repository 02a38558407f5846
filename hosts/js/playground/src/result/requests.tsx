import { Code, JsonCode } from "../code/code.tsx";
import type { Sent } from "../host/sent.ts";

/** What was sent, or would be. */
export function Requests({ sent }: { sent: Sent[] }) {
  if (sent.length === 0) return <p class="empty">No request was sent.</p>;
  return (
    <ol class="requests">
      {sent.map((request, index) => (
        <li key={index}>
          <p>
            <span class="method">{request.method}</span> <code>{request.url}</code>{" "}
            {request.status ? <span class={request.status < 400 ? "tag good" : "tag destroy"}>{request.status}</span> : null}
          </p>
          <dl class="facts">
            {request.headers.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {request.body ? <JsonCode text={request.body} title={`Body of request ${index + 1}`} /> : null}
        </li>
      ))}
    </ol>
  );
}

/** What came back, as the service sent it. */
export function Responses({ sent }: { sent: Sent[] }) {
  const answered = sent.filter(({ response }) => response !== undefined);
  if (answered.length === 0) return <p class="empty">There was no response.</p>;
  return (
    <>
      {answered.map(({ method, url, status, response = "" }, index) => {
        const title = `${method} ${new URL(url).pathname} → ${status}`;
        return response === "" ? (
          <Code key={index} text="(no body)" title={title} />
        ) : (
          <JsonCode key={index} text={response} title={title} />
        );
      })}
    </>
  );
}
