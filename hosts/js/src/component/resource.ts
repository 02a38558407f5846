import { u32 } from "./primitives.ts";
import type { Type } from "./type.ts";

/** A resource of the host's that is handed over: a handle on the component's side, the thing itself on this one. */
export function own<T>(): Type<T> {
  return {
    ...u32,
    load: (memory, at) => memory.handles.take(u32.load(memory, at)) as T,
    store: (memory, at, value) => u32.store(memory, at, memory.handles.add(value)),
    lift: (memory, values) => memory.handles.take(u32.lift(memory, values)) as T,
    lower: (memory, value, values) => u32.lower(memory, memory.handles.add(value), values),
  };
}
