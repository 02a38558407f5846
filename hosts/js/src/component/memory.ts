type Realloc = (old: number, oldSize: number, align: number, size: number) => number;

/** The linear memory of one instance, and the resources that it holds handles to. */
export class Memory {
  readonly #memory: WebAssembly.Memory;
  readonly #realloc: Realloc;
  #view: DataView;
  readonly handles = new Handles();

  constructor(exports: WebAssembly.Exports) {
    this.#memory = exports["memory"] as WebAssembly.Memory;
    this.#realloc = exports["cabi_realloc"] as Realloc;
    this.#view = new DataView(this.#memory.buffer);
  }

  /** A view that sees the memory as it is now: growing it detaches the buffer of before. */
  get view(): DataView {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = new DataView(this.#memory.buffer);
    return this.#view;
  }

  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, at, length);
  }

  allocate(size: number, align: number): number {
    try {
      return this.#realloc(0, 0, align, size) >>> 0;
    } catch {
      // All that can go wrong there.
      throw new OutOfMemory();
    }
  }

  get size(): number {
    return this.#memory.buffer.byteLength;
  }
}

/** The memory of the component may not become as large as it would have to. */
export class OutOfMemory extends Error {}

/** What the component owns of the host's. Handles start at 1. */
class Handles {
  readonly #values = new Map<number, unknown>();
  #last = 0;

  add(value: unknown): number {
    this.#values.set(++this.#last, value);
    return this.#last;
  }

  take(handle: number): unknown {
    if (!this.#values.has(handle)) throw new Error(`the component has no handle ${handle}`);
    const value = this.#values.get(handle);
    this.#values.delete(handle);
    return value;
  }

  takeAll(): unknown[] {
    const values = [...this.#values.values()];
    this.#values.clear();
    return values;
  }
}
