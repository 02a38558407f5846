/**
 * The memories of instances. What one leaves is wiped and given to the next: to get as much from the system takes about a quarter of the
 * time of a small call.
 */

export const PAGE = 64 * 1024;

/** Most memories that wait for an instance. */
const KEPT = 8;
/** Most pages that one of them has grown by: memory never shrinks, and the larger it is, the longer it takes to wipe. */
const GROWN = 16;
/** The part of its growth that an instance may find taken by those before it: one in so many pages. */
const TAKEN = 16;

/** Sizes are in pages. */
export class Memories {
  readonly #initial: number;
  readonly #maximum: number;
  readonly #free: WebAssembly.Memory[] = [];

  constructor(initial: number, maximum: number) {
    this.#initial = initial;
    this.#maximum = maximum;
  }

  take(): WebAssembly.Memory {
    return this.#free.pop() ?? new WebAssembly.Memory({ initial: this.#initial, maximum: this.#maximum });
  }

  /** Takes the memory back of an instance that will not run any more. */
  giveBack(memory: WebAssembly.Memory): void {
    const grown = memory.buffer.byteLength / PAGE - this.#initial;
    if (this.#free.length >= KEPT || grown > Math.min(GROWN, (this.#maximum - this.#initial) / TAKEN)) return;
    new Uint8Array(memory.buffer).fill(0);
    this.#free.push(memory);
  }
}
