/** Answers what a connector imports, for one call. */
import type { Host } from "../component/instance.ts";
import type { Result } from "../component/variant.ts";
import type { ConnectionError, HttpErrorRecord, HttpRequest, HttpResponse, LogLevel, StoreError, Tokens } from "../contract.ts";
import type { Limits } from "./limits.ts";
import { masked } from "./mask.ts";
import type { Policy } from "./policy.ts";
import { HttpError, type OutgoingRequest, type Release, type Services, type Settings, TokenConflict } from "./services.ts";
import { until } from "./until.ts";

/** Longest log line in characters, and most random bytes at a time: neither may fill the host's memory. */
const LOG_LENGTH = 8192;
const RANDOM_BYTES = 4096;

/** The one connection that a call is for, as it was when the call began. The connector can see no other. */
export interface Own {
  name: string;
  settings: Result<Settings, ConnectionError>;
  /** Or why nothing may be sent. */
  policy: Policy | string;
}

/** What a call is part of. */
export interface Invocation {
  id: string;
  attempt: number;
  /** When the call is stopped, in milliseconds since the epoch, or never. */
  deadline: number | undefined;
  /** Aborted when the call is being stopped. */
  stop: AbortSignal;
}

export function imports(services: Services, own: Own, invocation: Invocation, limits: Limits): Host {
  const { stop } = invocation;
  const sender = new Sender(services, own, stop, limits);
  const another = err<StoreError>({ tag: "denied", val: "The tokens are those of another connection than the call's." });
  const stored = (connection: string, work: () => Promise<unknown>) => (connection === own.name ? work().then(ok, storeError) : another);
  const answers: Record<string, Record<string, (...values: never[]) => unknown>> = {
    http: {
      send: (request: HttpRequest) => sender.send(request),
      "send-all": (requests: HttpRequest[]) => sender.sendAll(requests),
    },
    connections: {
      get(connection: string) {
        if (connection !== own.name) return err<ConnectionError>({ tag: "denied", val: "It is another connection than the call's." });
        return own.settings.tag === "ok" ? ok(withoutHost(own.settings.val)) : own.settings;
      },
    },
    "token-store": {
      load: (connection: string) => stored(connection, () => services.tokenStore.load(connection)),
      save: (connection: string, tokens: Tokens, expected: number | undefined) =>
        stored(connection, () => services.tokenStore.save(connection, tokens, expected)),
      forget: (connection: string) => stored(connection, () => services.tokenStore.forget(connection)),
      lock: (connection: string, waitMs: number) => stored(connection, () => lock(services, connection, waitMs, stop)),
      "[resource-drop]refresh-lock": release,
    },
    invocation: {
      id: () => invocation.id,
      attempt: () => invocation.attempt,
      deadline: () => invocation.deadline,
    },
    system: {
      now: () => services.system.now(),
      sleep: (ms: number) => until(services.system.sleep(ms, stop), stop).catch(() => {}),
      random(length: number) {
        if (length > RANDOM_BYTES)
          throw new RangeError(`The connector asked for ${length} random bytes at once. The maximum is ${RANDOM_BYTES}.`);
        return services.system.random(length);
      },
      log: (level: LogLevel, message: string) => services.system.log(level, message.slice(0, LOG_LENGTH)),
      progress: (done: number, total: number | undefined, what: string) => services.system.progress(done, total, what.slice(0, LOG_LENGTH)),
    },
  };
  return (from, func, values) => answers[from]![func]!(...(values as never[]));
}

/** A lock that cannot be released is released when the process ends, and is no reason to fail. */
export async function release(lock: Release): Promise<void> {
  try {
    await lock();
  } catch {}
}

class Sender {
  readonly #services: Services;
  readonly #own: Own;
  readonly #stop: AbortSignal;
  readonly #limits: Limits;

  constructor(services: Services, own: Own, stop: AbortSignal, limits: Limits) {
    this.#services = services;
    this.#own = own;
    this.#stop = stop;
    this.#limits = limits;
  }

  async send(request: HttpRequest): Promise<Result<HttpResponse, HttpErrorRecord>> {
    try {
      return ok(await this.#send(request));
    } catch (error) {
      return err(httpError(error));
    }
  }

  async sendAll(requests: HttpRequest[]): Promise<Result<HttpResponse, HttpErrorRecord>[]> {
    if (!requests.every(({ repeatable }) => repeatable)) {
      return requests.map(() => err({ tag: "denied", val: "Only repeatable requests are sent concurrently." }));
    }
    const results: Result<HttpResponse, HttpErrorRecord>[] = [];
    const waiting = requests.entries();
    const line = async () => {
      for (const [index, request] of waiting) results[index] = await this.send(request);
    };
    await Promise.all(Array.from({ length: Math.min(this.#limits.requests, requests.length) }, line));
    return results;
  }

  async #send(request: HttpRequest): Promise<HttpResponse> {
    const { policy } = this.#own;
    if (typeof policy === "string") throw new HttpError("denied", policy);
    if (this.#stop.aborted) throw new HttpError("cancelled", "The call is being stopped.");
    const authorization = policy.authorization(request.purpose);
    const response = await this.#sent(this.#allowed(request, policy, authorization));
    // A cookie is a credential, and no connector has a use for one.
    const headers = response.headers.filter(({ name }) => name.toLowerCase() !== "set-cookie");
    return authorization ? masked({ ...response, headers }, authorization) : { ...response, headers };
  }

  #allowed(request: HttpRequest, policy: Policy, authorization: string | undefined): OutgoingRequest {
    if (request.connection !== this.#own.name) throw new HttpError("denied", "The request is for another connection than the call.");
    const url = URL.parse(request.url);
    if (!url) throw new HttpError("denied", "The URL is not valid.");
    const headers = policy.check(request.purpose, url, request.headers);
    if (typeof headers === "string") throw new HttpError("denied", headers);
    const { purpose, method, body, timeoutMs, repeatable, sink } = request;
    const { responseBytes, blobBytes } = this.#limits;
    return discreet(`${method} ${url.origin}${url.pathname}`, {
      purpose,
      method,
      url: url.href,
      headers: authorization ? [...headers, { name: "Authorization", value: authorization }] : headers,
      body,
      sink: sink.tag === "inline" ? { tag: "inline", val: Math.min(sink.val, responseBytes) } : sink,
      timeoutMs,
      repeatable,
      publicOnly: policy.publicOnly(purpose, url),
      blobBytes,
    });
  }

  async #sent(request: OutgoingRequest): Promise<HttpResponse> {
    try {
      return await until(this.#services.http.send(request, this.#stop), this.#stop);
    } catch (error) {
      throw this.#stop.aborted ? new HttpError("interrupted", "The call is being stopped.") : error;
    }
  }
}

/** Node shows this of the request where somebody prints it: headers, query and body can each contain a secret. */
function discreet(shown: string, request: OutgoingRequest): OutgoingRequest {
  return Object.defineProperty(request, Symbol.for("nodejs.util.inspect.custom"), { value: () => shown });
}

/** Waits for the lock, but not longer than the connector does, nor than the call lasts. */
async function lock(services: Services, connection: string, waitMs: number, stop: AbortSignal): Promise<Release> {
  const given = new AbortController();
  const giveUp = () => given.abort();
  const timer = setTimeout(giveUp, waitMs);
  stop.addEventListener("abort", giveUp);
  const taking = services.tokenStore.lock(connection, given.signal);
  try {
    return await until(taking, given.signal);
  } catch (error) {
    if (!given.signal.aborted) throw error;
    // A store that does not heed the signal gives the lock to nobody.
    taking.then(release, () => {});
    throw BUSY;
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", giveUp);
  }
}

const BUSY = Symbol("busy");

function storeError(error: unknown): Result<never, StoreError> {
  if (error === BUSY) return err({ tag: "busy" });
  if (error instanceof TokenConflict) return err({ tag: "conflict", val: error.stored });
  return err({ tag: "unavailable", val: reason(error) });
}

function httpError(error: unknown): HttpErrorRecord {
  return error instanceof HttpError ? error.record : { tag: "other", val: reason(error) };
}

/** The message of an error that a service of the host threw. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : "The host failed.";
}

export function withoutHost({ host: _, ...settings }: Settings): Settings {
  return settings;
}

export function ok<T>(val: T): Result<T, never> {
  return { tag: "ok", val };
}

export function err<E>(val: E): Result<never, E> {
  return { tag: "err", val };
}
