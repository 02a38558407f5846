/** What an error of the HTTP client says: whether the request may have been sent. */
import { HttpError } from "../host/services.ts";

/** Errors of Node after which nothing was sent: names, connections and certificates. */
const UNREACHABLE =
  /^(ENOTFOUND|EAI_.*|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|ERR_SSL_.*|CERT_.*|.*_CERT(_.*)?|.*_SIGNATURE(_.*)?|ERR_PRIVATE_ADDRESS)$/;

export function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const { cause } = error as { cause?: Cause };
  const known: Cause = cause ?? (error as Cause);
  const code = known.code ?? known.errors?.[0]?.code;
  if (code && UNREACHABLE.test(code)) return new HttpError("unreachable", known.message || code);
  if (code || cause) return new HttpError("interrupted", known.message || code || "The connection broke.");
  // Node's `fetch` names the cause. A browser does not.
  return new HttpError("other", "The request failed. A browser hides why: the server may not allow this page by CORS.");
}

interface Cause {
  code?: string;
  message?: string;
  /** What became of each address of a name. */
  errors?: Cause[];
}
