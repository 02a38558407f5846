import { span } from "./text.ts";
import type { Type } from "./type.ts";

export function list<T>(item: Type<T>): Type<T[]> {
  return span(
    item.align,
    (memory, at, length) => {
      // Before anything is read: a component must not make the host build a list that its memory cannot hold.
      if (at + length * item.size > memory.size) throw new Error("the component passed a list outside of its memory");
      return Array.from({ length }, (_, index) => item.load(memory, at + index * item.size));
    },
    (memory, values) => {
      const at = memory.allocate(values.length * item.size, item.align);
      values.forEach((value, index) => item.store(memory, at + index * item.size, value));
      return [at, values.length];
    },
  );
}
