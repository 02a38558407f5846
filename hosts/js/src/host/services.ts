/** What a host provides: four interfaces, as small as the contract's own. There are ready ones for each. */
import type { BlobReference, Header, HttpErrorRecord, HttpRequest, HttpResponse, Json, LogLevel, TokenEntry, Tokens } from "../contract.ts";

export interface Services {
  http: Http;
  connections: Connections;
  tokenStore: TokenStore;
  system: System;
}

/** Sends requests. It follows no redirect and retries nothing: the connector decides about both. */
export interface Http {
  /** Sends one request. Fails with an `HttpError`. The signal stops it. */
  send(request: OutgoingRequest, signal: AbortSignal): Promise<HttpResponse>;
}

/** A request of the connector, once the host found that the connection may send it. */
export interface OutgoingRequest extends Omit<HttpRequest, "connection" | "extra"> {
  /** Whether the host name must not lead to an address of a private network. */
  publicOnly: boolean;
  /** Most bytes of a response that becomes a blob. */
  blobBytes: number;
}

type Reason = HttpErrorRecord extends infer Each
  ? Each extends { tag: infer Tag; val: infer Val }
    ? [tag: Tag, val: Val]
    : Each extends { tag: infer Tag }
      ? [tag: Tag]
      : never
  : never;

/** Why there is no response, and whether the request may have been sent. */
export class HttpError extends Error {
  static override readonly name: string = "HttpError";
  override readonly name: string = HttpError.name;
  readonly record: HttpErrorRecord;

  constructor(...[tag, val]: Reason) {
    super(val === undefined ? tag : `${tag}: ${val}`);
    this.record = { tag, val } as HttpErrorRecord;
  }
}

/** Where connections are stored. */
export interface Connections {
  /** The settings of a connection, or nothing if it does not exist. Anything it throws makes the store unavailable. */
  get(connection: string): Settings | undefined | Promise<Settings | undefined>;
}

/** What a user entered, and what the host adds. */
export interface Settings {
  /** For the host alone. It never reaches the connector. */
  host?: HostSettings | undefined;
  [name: string]: Json;
}

export interface HostSettings {
  /** `Authorization` header that the host adds to API requests of a host-managed connection. */
  authorization?: string | undefined;
  /** Hosts that files may be fetched from, besides those that the connector names. They may be private. */
  allow?: string[] | undefined;
}

/** Where tokens are stored. */
export interface TokenStore {
  load(connection: string): Promise<TokenEntry | undefined>;
  /**
   * Replaces the revision `expected`, or nothing if it is omitted, and returns the new revision. Revisions grow, even across `forget`.
   * Stored durably when it returns. Fails with a `TokenConflict` if another revision is stored.
   */
  save(connection: string, tokens: Tokens, expected: number | undefined): Promise<number>;
  forget(connection: string): Promise<void>;
  /**
   * Waits for the exclusive right to refresh the tokens, among everything that shares the store, until the signal ends the waiting.
   * It is released by calling what is returned, and when the process ends.
   */
  lock(connection: string, signal: AbortSignal): Promise<Release>;
}

export type Release = () => void | Promise<void>;

/** Another revision of the tokens is stored than the expected one. */
export class TokenConflict extends Error {
  static override readonly name: string = "TokenConflict";
  override readonly name: string = TokenConflict.name;
  readonly #stored: TokenEntry | undefined;

  constructor(stored: TokenEntry | undefined) {
    super("The stored tokens changed in the meantime.");
    this.#stored = stored;
  }

  /** What is stored. A secret, so it is not a property that logs would show. */
  get stored(): TokenEntry | undefined {
    return this.#stored;
  }
}

/** Time, randomness, logging and progress. */
export interface System {
  /** The current time, in milliseconds since the epoch. */
  now(): number;
  /** Returns after so many milliseconds, or early when the signal says so. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Random bytes from a cryptographically secure source. */
  random(length: number): Uint8Array;
  log(level: LogLevel, message: string): void;
  progress(done: number, total: number | undefined, what: string): void;
}

/** Where files are stored that pass between a workflow and the service. */
export interface Blobs {
  /** A blob, or nothing if there is none with this handle. */
  open(handle: string): Promise<Blob | undefined>;
  /** Stores a stream, and returns the handle. If the stream fails, nothing is stored. */
  save(content: ReadableStream<Uint8Array>, about: Pick<BlobReference, "mediaType" | "name">): Promise<string>;
}

/** The value of a header, by its name in any case. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}
