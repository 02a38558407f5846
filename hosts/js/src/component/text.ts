import type { Memory } from "./memory.ts";
import type { Type } from "./type.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** What lies in memory as an address and a number of items. */
export function span<T>(
  align: number,
  read: (memory: Memory, at: number, length: number) => T,
  write: (memory: Memory, value: T) => [at: number, length: number],
): Type<T> {
  return {
    size: 8,
    align: 4,
    flat: ["i32", "i32"],
    load: (memory, at) => read(memory, memory.view.getUint32(at, true), memory.view.getUint32(at + 4, true)),
    store(memory, at, value) {
      // Written before the view is taken: it may make the memory grow.
      const [start, length] = write(memory, value);
      memory.view.setUint32(at, start, true);
      memory.view.setUint32(at + 4, length, true);
    },
    lift: (memory, values) => read(memory, checked(values.i32() >>> 0, align), values.i32() >>> 0),
    lower: (memory, value, values) => values.push(...write(memory, value)),
  };
}

function checked(at: number, align: number): number {
  if (at % align !== 0) throw new Error("the component passed an address that is not aligned");
  return at;
}

export const bytes: Type<Uint8Array> = span(
  1,
  // A copy: the memory is the component's, and ends with the call.
  (memory, at, length) => memory.bytes(at, length).slice(),
  copy,
);

export const text: Type<string> = span(1, read, (memory, value) => copy(memory, encoder.encode(value)));

/** JSON text on the component's side, the value on this one. */
export const json: Type<any> = span(
  1,
  (memory, at, length) => parsed(read(memory, at, length)),
  (memory, value) => copy(memory, encoder.encode(JSON.stringify(value ?? null))),
);

function read(memory: Memory, at: number, length: number): string {
  return decoder.decode(memory.bytes(at, length));
}

function copy(memory: Memory, value: Uint8Array): [at: number, length: number] {
  const at = memory.allocate(value.length, 1);
  memory.bytes(at, value.length).set(value);
  return [at, value.length];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own message quotes the text, which may be a secret.
    throw new SyntaxError("the component passed text that is not JSON");
  }
}
