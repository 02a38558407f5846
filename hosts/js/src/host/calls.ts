/** Runs calls: each in an instance of its own, for one connection, within the limits. */
import { call, callNow } from "../component/calling.ts";
import type { Component } from "../component/component.ts";
import type { Call, Instance } from "../component/instance.ts";
import { OutOfMemory } from "../component/memory.ts";
import type { Result } from "../component/variant.ts";
import type { ErrorRecord, Origin } from "../contract.ts";
import { ConnectorError, stopped } from "../errors.ts";
import { type Own, err, imports, ok, reason, release, withoutHost } from "./imports.ts";
import type { Limits } from "./limits.ts";
import type { CallOptions, Way } from "./options.ts";
import { Policy } from "./policy.ts";
import type { Release, Services, Settings } from "./services.ts";
import { Turns } from "./turns.ts";

/** How long a call that is being stopped has to say what became of it. */
const GRACE_MS = 2000;

/** Connections whose origins are remembered. */
const REMEMBERED = 1000;

export class Calls {
  readonly #component: Component;
  readonly #services: Services;
  readonly #limits: Limits;
  readonly #way: Way;
  readonly #turns: Turns;
  readonly #origins: Map<string, Origin[]>;

  constructor(
    component: Component,
    services: Services,
    limits: Limits,
    way: Way,
    turns: Turns = new Turns(limits.calls),
    origins: Map<string, Origin[]> = new Map(),
  ) {
    this.#component = component;
    this.#services = services;
    this.#limits = limits;
    this.#way = way;
    this.#turns = turns;
    this.#origins = origins;
  }

  /** Calls of the same component with other services. They share its turns. */
  with(services: Partial<Services>): Calls {
    return new Calls(this.#component, { ...this.#services, ...services }, this.#limits, this.#way, this.#turns, this.#origins);
  }

  /** Calls a function of the catalog, which depends on nothing outside. */
  now(from: string, func: string, values: unknown[]): unknown {
    this.#demand(from);
    return callNow(this.#component, { interface: from, func, values });
  }

  /** Calls a function for a connection: its first argument. */
  async run(from: string, func: string, connection: string, values: unknown[], options: CallOptions = {}): Promise<unknown> {
    this.#demand(from);
    const turn = await this.#turns.take();
    try {
      const own = await this.#own(connection);
      return unwrapped(await this.#stoppable({ interface: from, func, values: [connection, ...values] }, own, options));
    } finally {
      turn();
    }
  }

  /** The origins that a connection with these settings needs to reach. */
  origins(settings: Settings): Origin[] {
    return unwrapped(this.now("catalog", "origins", [settings]) as Result<Origin[], ErrorRecord>);
  }

  async #stoppable(
    called: Call,
    own: Own,
    { id = crypto.randomUUID(), attempt = 1, signal }: CallOptions,
  ): Promise<Result<unknown, ErrorRecord>> {
    const { deadlineMs } = this.#limits;
    const stop = new AbortController();
    const expire = () => stop.abort(stopped("cancelled", "deadline", `The call was stopped: it took longer than ${deadlineMs} ms.`));
    const cancel = () => stop.abort(stopped("cancelled", "stopped", "The call was stopped by the host."));
    const timers = Number.isFinite(deadlineMs) ? [setTimeout(expire, deadlineMs)] : [];
    signal?.addEventListener("abort", cancel);
    if (signal?.aborted) cancel();
    // Resolves for a call that neither ends nor heeds that it is being stopped; the instance is left to the garbage collector.
    const abandoned = new Promise<never>((_, reject) => {
      const giveUp = () => timers.push(setTimeout(() => reject(stop.signal.reason as Error), GRACE_MS));
      if (stop.signal.aborted) giveUp();
      stop.signal.addEventListener("abort", giveUp);
    });
    const deadline = Number.isFinite(deadlineMs) ? this.#services.system.now() + deadlineMs : undefined;
    const host = imports(this.#services, own, { id, attempt, deadline, stop: stop.signal }, this.#limits);
    let instance: Instance | undefined;
    try {
      const answer = call(this.#way, this.#component, called, host, (each) => (instance = each));
      return (await Promise.race([answer, abandoned])) as Result<unknown, ErrorRecord>;
    } catch (error) {
      throw error instanceof ConnectorError ? error : this.#crashed(error, instance);
    } finally {
      timers.forEach(clearTimeout);
      signal?.removeEventListener("abort", cancel);
      await Promise.all((instance?.memory.handles.takeAll() ?? []).map((lock) => release(lock as Release)));
    }
  }

  /** The settings of the connection and what follows from them, before an instance can ask. */
  async #own(name: string): Promise<Own> {
    let settings: Settings | undefined;
    try {
      settings = await this.#services.connections.get(name);
    } catch (error) {
      return { name, settings: err({ tag: "unavailable", val: reason(error) }), policy: reason(error) };
    }
    if (!settings) return { name, settings: err({ tag: "unknown" }), policy: "The connection does not exist." };
    try {
      return { name, settings: ok(settings), policy: new Policy(this.#remembered(withoutHost(settings)), settings.host ?? {}) };
    } catch (error) {
      // The connector says the same where it reads the settings, and sends nothing.
      return { name, settings: ok(settings), policy: reason(error) };
    }
  }

  /** The connector says the same of the same settings each time, and asking takes as long as refusing an input. */
  #remembered(settings: Settings): Origin[] {
    const key = JSON.stringify(settings);
    const known = this.#origins.get(key);
    if (known) return known;
    const origins = this.origins(settings);
    if (this.#origins.size >= REMEMBERED) this.#origins.clear();
    this.#origins.set(key, origins);
    return origins;
  }

  #demand(from: string): void {
    if (!this.#component.has(from)) throw stopped("unsupported", "no_interface", `The connector does not export \`${from}\`.`);
  }

  #crashed(error: unknown, instance: Instance | undefined): ConnectorError {
    const { memoryBytes } = this.#limits;
    // Inside of the component, an allocator that gets no memory aborts like any bug. It had asked for twice as much each time.
    const full = error instanceof WebAssembly.RuntimeError && instance && instance.memory.size * 2 > memoryBytes;
    if (full || error instanceof OutOfMemory)
      return stopped("other", "memory", `The call was stopped: it needed more than ${memoryBytes} bytes of memory.`);
    return stopped("other", "crashed", `The connector crashed: ${reason(error)}`);
  }
}

function unwrapped<T>(result: Result<T, ErrorRecord>): T {
  if (result.tag === "err") throw new ConnectorError(result.val);
  return result.val;
}
