/**
 * The cores of a component. Once a call is over, everything that it changed is put back, and the core serves another: to make one takes
 * longer than a small call itself. No call finds a trace of one before it, but for memory that has grown.
 */
import { Core, type Parts, type Pausing } from "./core.ts";

/** Most cores that wait for a call. */
const KEPT = 8;

export class Cores {
  readonly #parts: Parts;
  readonly #reusable: boolean;
  readonly #free = new Map<Pausing, Core[]>();
  /** The memory of every core at first. */
  #content: Uint8Array | undefined;

  /** `reusable` says whether a core shows everything that a call can change. */
  constructor(parts: Parts, reusable: boolean) {
    this.#parts = parts;
    this.#reusable = reusable;
  }

  take(pausing: Pausing): Core {
    const free = this.#free.get(pausing)?.pop();
    if (free) return free;
    const core = new Core(this.#parts, pausing);
    if (this.#reusable) this.#content ??= core.content();
    return core;
  }

  /** Takes a core back of which nothing will run any more. */
  giveBack(core: Core, pausing: Pausing): void {
    let free = this.#free.get(pausing);
    if (!free) this.#free.set(pausing, (free = []));
    if (this.#content && free.length < KEPT && core.restore(this.#content)) free.push(core);
  }
}
