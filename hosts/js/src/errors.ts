import type { Applied, ErrorKind, ErrorRecord, FieldError, Json } from "./contract.ts";

/**
 * Why a call failed. Branch on `kind`. Run the step again by itself if `retryable` is true, and `applied` is `no` or the action is
 * idempotent. It contains no secret.
 */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  readonly kind: ErrorKind;
  /** Error code of the service, or a more specific one: `invalid_grant`. */
  readonly code: string | undefined;
  /** Why it happened, if known. */
  override readonly cause: string | undefined;
  /** How to fix it. */
  readonly resolution: string | undefined;
  /** Whether the change was applied. */
  readonly applied: Applied;
  readonly retryable: boolean;
  /** Minimum time to wait before a retry. */
  readonly retryAfterMs: number | undefined;
  /** HTTP status of the response that caused the error. */
  readonly status: number | undefined;
  readonly requiredScopes: string[];
  readonly grantedScopes: string[];
  /** Invalid fields of the input or of the settings. */
  readonly fields: FieldError[];
  /** URL of documentation or of an announcement. */
  readonly link: string | undefined;
  /** Method and path of the request that failed. */
  readonly request: string | undefined;
  /** What the server returned, shortened. */
  readonly detail: string | undefined;
  readonly extra: Json;

  constructor(record: ErrorRecord) {
    super(record.message);
    this.kind = record.kind;
    this.code = record.code;
    this.cause = record.cause;
    this.resolution = record.resolution;
    this.applied = record.applied;
    this.retryable = record.retryable;
    this.retryAfterMs = record.retryAfterMs;
    this.status = record.status;
    this.requiredScopes = record.requiredScopes;
    this.grantedScopes = record.grantedScopes;
    this.fields = record.fields;
    this.link = record.link;
    this.request = record.request;
    this.detail = record.detail;
    this.extra = record.extra;
  }

  /** The record in snake case. What is absent or empty is left out. */
  toJSON(): Record<string, Json> {
    const record: Record<string, Json> = {
      kind: this.kind,
      code: this.code,
      message: this.message,
      cause: this.cause,
      resolution: this.resolution,
      applied: this.applied,
      retryable: this.retryable,
      status: this.status,
      retry_after_ms: this.retryAfterMs,
      required_scopes: this.requiredScopes,
      granted_scopes: this.grantedScopes,
      fields: this.fields,
      link: this.link,
      request: this.request,
      detail: this.detail,
      extra: this.extra,
    };
    return Object.fromEntries(Object.entries(record).filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0)));
  }
}

/** What the host says about a call that ended without the connector's own answer. Requests may have been sent. */
export function stopped(kind: ErrorKind, code: string, message: string): ConnectorError {
  return new ConnectorError({ kind, code, message, applied: "unknown", retryable: false, requiredScopes: [], grantedScopes: [], fields: [] });
}
