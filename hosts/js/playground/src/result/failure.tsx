import { ConnectorError } from "bitbucket-connector";
import { Prose } from "../prose.tsx";

const APPLIED = {
  no: "No: nothing was changed",
  unknown: "Unknown: check in Bitbucket before you run it again",
  partly: "Partly",
  yes: "Yes",
};

/** What went wrong, what to do, and whether the change was applied. */
export function Failure({ error, hint }: { error: unknown; hint?: string | undefined }) {
  const known = error instanceof ConnectorError ? error : undefined;
  const fields = known?.fields ?? [];
  const message = error instanceof Error ? error.message : String(error);
  return (
    <div class="failure" role="alert">
      <h3>
        <Prose text={fields.length > 1 ? `${fields.length} fields are invalid.` : message} />
      </h3>
      {fields.length > 1 ? (
        <ul>
          {fields.map(({ field, message }) => (
            <li key={field}>
              <Prose text={message} />
            </li>
          ))}
        </ul>
      ) : null}
      {known?.cause ? (
        <p>
          <Prose text={known.cause} />
        </p>
      ) : null}
      {[known?.resolution, hint].filter(Boolean).map((text) => (
        <p class="hint" key={text}>
          <strong>What to do:</strong> <Prose text={text} />
        </p>
      ))}
      {known ? <Facts error={known} /> : null}
    </div>
  );
}

function Facts({ error }: { error: ConnectorError }) {
  const { kind, code, applied, retryable, status, request, requiredScopes, grantedScopes, link } = error;
  const facts: [name: string, value: string | undefined][] = [
    ["Change applied", APPLIED[applied]],
    ["Retry", retryable ? "The same call may succeed later" : "Fix the cause first"],
    ["Kind", kind],
    ["Code", code],
    ["Request", request && `${request}${status ? ` → ${status}` : ""}`],
    ["Required scopes", requiredScopes.join(", ")],
    ["Granted scopes", grantedScopes.join(", ")],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
      {link?.startsWith("https://") ? (
        <div>
          <dt>Read more</dt>
          <dd>
            <a href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
