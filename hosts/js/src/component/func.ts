/** A function of the contract, and how its arguments and its result cross. */
import type { Memory } from "./memory.ts";
import { tuple } from "./record.ts";
import { type CoreValue, Flat, type Type } from "./type.ts";

/** Most arguments that cross flat. More lie in memory, and so does any result of more than one value. */
const FLAT_ARGUMENTS = 16;

export interface Func {
  /** What the component passes to an import. */
  liftArguments(memory: Memory, core: readonly CoreValue[]): unknown[];
  /** What an import returns. `core` are the arguments: the last may say where to put the result. */
  lowerResult(memory: Memory, value: unknown, core: readonly CoreValue[]): CoreValue | undefined;
  /** What is passed to an export. */
  lowerArguments(memory: Memory, values: unknown[]): CoreValue[];
  /** What an export returns. */
  liftResult(memory: Memory, core: CoreValue | undefined): unknown;
}

export function func(params: Type<any>[], result?: Type<any>): Func {
  const all = tuple<unknown[]>(...params);
  const flat = all.flat.length <= FLAT_ARGUMENTS;
  return {
    liftArguments: (memory, core) => (flat ? all.lift(memory, new Flat(core)) : all.load(memory, (core[0] as number) >>> 0)),
    lowerResult(memory, value, core) {
      if (!result) return undefined;
      if (result.flat.length > 1) {
        result.store(memory, (core[core.length - 1] as number) >>> 0, value);
        return undefined;
      }
      const values: CoreValue[] = [];
      result.lower(memory, value, values);
      return values[0];
    },
    lowerArguments(memory, values) {
      const core: CoreValue[] = [];
      if (flat) all.lower(memory, values, core);
      else {
        const at = memory.allocate(all.size, all.align);
        all.store(memory, at, values);
        core.push(at);
      }
      return core;
    },
    liftResult(memory, core) {
      if (!result) return undefined;
      return result.flat.length > 1 ? result.load(memory, (core as number) >>> 0) : result.lift(memory, new Flat([core!]));
    },
  };
}
