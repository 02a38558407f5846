import { OPENED } from "./binary.ts";
import type { Import } from "./component.ts";
import type { CoreValue } from "./type.ts";

export type CoreFunction = (...core: CoreValue[]) => unknown;

/** Turns an import into one that may wait, or leaves it as it is. */
export type Pausing = (core: CoreFunction) => WebAssembly.ImportValue;

/** What every core of a component is made of. */
export interface Parts {
  module: WebAssembly.Module;
  imports: readonly Import[];
  memory: WebAssembly.MemoryDescriptor;
}

/** Most bytes that a memory may have grown by to be used again: it never shrinks, and the larger it is, the longer it takes to wipe. */
const GROWN = 1024 ** 2;
/** The part of its growth that a call may find taken by those before it: one in so many bytes. */
const TAKEN = 16;
export const PAGE = 64 * 1024;

/** The core module with its memory. It serves one call after another. */
export class Core {
  readonly exports: WebAssembly.Exports;
  readonly #memory: WebAssembly.Memory;
  readonly #mayGrow: number;
  /** Everything but the memory that an instance can change, and what it is at first. */
  readonly #globals: [global: WebAssembly.Global, value: unknown][] = [];
  readonly #tables: [table: WebAssembly.Table, entries: unknown[]][] = [];
  /** Answers the imports of the call that it serves. */
  answer: (each: Import, core: CoreValue[]) => unknown = unanswered;

  constructor({ module, imports, memory }: Parts, pausing: Pausing) {
    this.#memory = new WebAssembly.Memory(memory);
    this.#mayGrow = Math.min(GROWN, ((memory.maximum! - memory.initial) * PAGE) / TAKEN);
    const given: Record<string, Record<string, WebAssembly.ImportValue>> = { [OPENED.module]: { [OPENED.memory]: this.#memory } };
    for (const each of imports) (given[each.module] ??= {})[each.name] = pausing((...core) => this.answer(each, core));
    this.exports = new WebAssembly.Instance(module, given).exports;
    for (const [name, value] of Object.entries(this.exports)) {
      if (name.startsWith(OPENED.globals)) this.#globals.push([value as WebAssembly.Global, (value as WebAssembly.Global).value]);
      if (name.startsWith(OPENED.tables)) this.#tables.push([value as WebAssembly.Table, entriesOf(value as WebAssembly.Table)]);
    }
  }

  /** A copy of the memory as it is now. */
  content(): Uint8Array {
    return new Uint8Array(this.#memory.buffer).slice();
  }

  /** Makes it as it was at first, when its memory had this content. Returns whether it is: what changed its table or grew much is not. */
  restore(content: Uint8Array): boolean {
    this.answer = unanswered;
    if (this.#memory.buffer.byteLength - content.length > this.#mayGrow) return false;
    const memory = new Uint8Array(this.#memory.buffer);
    memory.set(content);
    memory.fill(0, content.length);
    for (const [global, value] of this.#globals) if (global.value !== value) global.value = value;
    return this.#tables.every(([table, entries]) => table.length === entries.length && entries.every((entry, index) => table.get(index) === entry));
  }
}

/** Keeps nothing of a call that is over. */
function unanswered(): never {
  throw new Error("the component called its host while it served no call");
}

function entriesOf(table: WebAssembly.Table): unknown[] {
  return Array.from({ length: table.length }, (_, index) => table.get(index) as unknown);
}
