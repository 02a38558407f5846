import type { Applied, ErrorKind, ErrorRecord, FieldError, Json } from "./contract.ts";

/**
 * Why a call failed. Branch on `kind`. Run the step again by itself if `retryable` is true, and `applied` is `no` or the action is
 * idempotent. It contains no secret.
 */
export class ConnectorError extends Error {
  declare readonly kind: ErrorKind;
  /** Error code of the service, or a more specific one: `invalid_grant`. */
  declare readonly code?: string;
  /** Why it happened, if known. */
  declare readonly cause?: string;
  /** How to fix it. */
  declare readonly resolution?: string;
  /** Whether the change was applied. */
  declare readonly applied: Applied;
  declare readonly retryable: boolean;
  /** Minimum time to wait before a retry. */
  declare readonly retryAfterMs?: number;
  /** HTTP status of the response that caused the error. */
  declare readonly status?: number;
  declare readonly requiredScopes: string[];
  declare readonly grantedScopes: string[];
  /** Invalid fields of the input or of the settings. */
  declare readonly fields: FieldError[];
  /** URL of documentation or of an announcement. */
  declare readonly link?: string;
  /** Method and path of the request that failed. */
  declare readonly request?: string;
  /** What the server returned, shortened. */
  declare readonly detail?: string;
  declare readonly extra?: Json;

  // Packing shortens names, and errors are shown with theirs.
  static override readonly name: string = "ConnectorError";

  static {
    this.prototype.name = this.name;
  }

  constructor({ message, ...record }: ErrorRecord) {
    super(message);
    Object.assign(this, record);
  }

  /** The record in snake case. What is absent or empty is left out. */
  toJSON(): Record<string, Json> {
    const { kind, code, message, ...rest } = this;
    const present = Object.entries({ kind, code, message, ...rest }).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    );
    return Object.fromEntries(present.map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
  }
}

/** What the host says about a call that ended without the connector's own answer. Requests may have been sent. */
export function stopped(kind: ErrorKind, code: string, message: string): ConnectorError {
  return new ConnectorError({
    kind,
    code,
    message,
    applied: "unknown",
    retryable: false,
    requiredScopes: [],
    grantedScopes: [],
    fields: [],
  });
}
