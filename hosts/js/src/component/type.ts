/**
 * How values of one type of the contract cross into a component and out of it, as the canonical ABI says: laid out in
 * linear memory, or flat, as the arguments and results of a core function.
 */
import type { Memory } from "./memory.ts";

export type CoreType = "i32" | "i64";
export type CoreValue = number | bigint;

export interface Type<T> {
  readonly size: number;
  readonly align: number;
  readonly flat: readonly CoreType[];
  load(memory: Memory, at: number): T;
  store(memory: Memory, at: number, value: T): void;
  lift(memory: Memory, values: Flat): T;
  lower(memory: Memory, value: T, values: CoreValue[]): void;
}

/** Flat values, read one after another. */
export class Flat {
  readonly #values: readonly CoreValue[];
  #at = 0;

  constructor(values: readonly CoreValue[]) {
    this.#values = values;
  }

  i32(): number {
    return this.#values[this.#at++] as number;
  }

  i64(): bigint {
    return this.#values[this.#at++] as bigint;
  }

  take(count: number): CoreValue[] {
    this.#at += count;
    return this.#values.slice(this.#at - count, this.#at);
  }
}

export function alignUp(at: number, align: number): number {
  return Math.ceil(at / align) * align;
}
