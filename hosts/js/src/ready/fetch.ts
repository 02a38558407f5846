/** Sends requests with `fetch`: once, following no redirect. */
import { publicFetch } from "#platform";
import type { Header, HttpResponse } from "../contract.ts";
import { type Blobs, type Http, HttpError, type OutgoingRequest } from "../host/services.ts";
import { memoryBlobs } from "./blobs.ts";
import { deliver } from "./deliver.ts";
import { asHttpError } from "./failure.ts";
import { outgoing } from "./outgoing.ts";

export interface FetchOptions {
  /** Where files are stored. Defaults to memory that nothing else can reach. */
  blobs?: Blobs | undefined;
  /** Sends the requests, for example through a proxy. Defaults to the runtime's `fetch`. */
  fetch?: typeof fetch | undefined;
  /** Sends the requests that must not reach private addresses. Defaults to one that checks each address in Node, and to `fetch` in browsers. */
  publicFetch?: typeof fetch | undefined;
}

export function fetchHttp({ blobs = memoryBlobs(), ...options }: FetchOptions = {}): Http {
  return { send: (request, stop) => send(request, stop, blobs, options) };
}

/** Made once: an error takes a while to make. */
const OVER = new Error("The exchange is over.");

async function send(request: OutgoingRequest, stop: AbortSignal, blobs: Blobs, options: FetchOptions): Promise<HttpResponse> {
  const exchange = new AbortController();
  const timer = setTimeout(() => exchange.abort(new HttpError("timeout")), request.timeoutMs);
  const cancel = () => exchange.abort(stop.reason);
  stop.addEventListener("abort", cancel);
  try {
    const sender = request.publicOnly ? (options.publicFetch ?? publicFetch) : (options.fetch ?? fetch);
    const response = await sender(request.url, {
      method: request.method,
      headers: request.headers.map(outgoingHeader),
      body: await outgoing(request.body, blobs),
      redirect: "manual",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: exchange.signal,
    });
    if (response.type === "opaqueredirect") throw new HttpError("other", "The server redirects, and browsers hide where to.");
    const headers = incoming(response.headers);
    return { status: response.status, headers, body: await deliver(response, headers, request, blobs) };
  } catch (error) {
    const reason: unknown = exchange.signal.aborted ? exchange.signal.reason : asHttpError(error);
    // Ends the transfer of what nobody reads anymore. Whoever reads a body to its end, or stops reading, has ended it.
    exchange.abort(OVER);
    throw reason;
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", cancel);
  }
}

/** What the runtime decoded has another length, and no encoding. */
const DECODED = ["content-encoding", "content-length"];

function incoming(headers: Headers): Header[] {
  const all = [...headers].map(([name, value]) => ({ name, value: readable(value) }));
  return headers.has("content-encoding") ? all.filter(({ name }) => !DECODED.includes(name)) : all;
}

const ASCII = /^[\x20-\x7e]*$/;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** `fetch` has a character for each byte of a header, where the contract has UTF-8 if the bytes are that. */
function readable(value: string): string {
  if (ASCII.test(value)) return value;
  try {
    return decoder.decode(Uint8Array.from(value, (byte) => byte.charCodeAt(0)));
  } catch {
    return value;
  }
}

/** A value that `fetch` would refuse is refused here, because its error quotes the value, which may be a credential. */
function outgoingHeader({ name, value }: Header): [string, string] {
  if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name)) throw new HttpError("denied", "The name of a header is malformed.");
  if (/[\0-\x08\x0a-\x1f\x7f]/.test(value)) throw new HttpError("denied", `The header \`${name}\` is malformed.`);
  return [name, ASCII.test(value) ? value : String.fromCharCode(...encoder.encode(value))];
}
