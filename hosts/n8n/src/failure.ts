/** What went wrong, as n8n shows it: the message, and below it the cause, the hint and what became of the change. */
import { type INode, type JsonObject, NodeApiError } from "n8n-workflow";
import { ConnectorError } from "../../js/src/errors.ts";

/** Of a write: whether it was applied. */
const APPLIED: Record<string, string> = {
  no: "The change was not applied.",
  partly: "The change was partly applied.",
  unknown: "It is unknown whether the change was applied.",
  yes: "The change was applied.",
};

export function nodeError(node: INode, error: unknown, changes: boolean, itemIndex?: number): NodeApiError {
  const place = itemIndex === undefined ? {} : { itemIndex };
  if (!(error instanceof ConnectorError)) return new NodeApiError(node, error as JsonObject, place);
  const { message, status, applied } = error;
  const record = error.toJSON() as unknown as JsonObject;
  return new NodeApiError(node, record, {
    message,
    description: descriptionOf(error, changes ? APPLIED[applied] : undefined),
    ...(status !== undefined && { httpCode: String(status) }),
    // n8n's own explanations of codes in a message would hide the connector's.
    messageMapping: {},
    level: "warning",
    ...place,
  });
}

function descriptionOf({ cause, resolution, fields, requiredScopes }: ConnectorError, applied?: string): string {
  const faults = fields.map(({ field, message }) => `${field}: ${message}`);
  const scopes = requiredScopes.length > 0 ? [`Required scopes: ${requiredScopes.join(", ")}.`] : [];
  return [cause, resolution, ...faults, ...scopes, applied].filter(Boolean).join(" ");
}
