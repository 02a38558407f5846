import { type Type, alignUp } from "./type.ts";

type Fields<T> = { [Name in keyof T]-?: Type<T[Name]> };

/** Fields one after another, each aligned. The order of the properties is the order of the fields. */
export function record<T extends object>(fields: Fields<T>): Type<T> {
  const names = Object.keys(fields) as (keyof T)[];
  const placed = place(names.map((name) => fields[name] as Type<unknown>));
  // What is absent is no property, so that nobody who prints a value sees it.
  const made = (value: (field: Placed) => unknown) =>
    Object.fromEntries(placed.fields.map((field, index) => [names[index], value(field)]).filter(([, value]) => value !== undefined)) as T;
  return {
    ...placed,
    load: (memory, at) => made(({ type, offset }) => type.load(memory, at + offset)),
    store: (memory, at, value) => placed.fields.forEach(({ type, offset }, index) => type.store(memory, at + offset, value[names[index]!])),
    lift: (memory, values) => made(({ type }) => type.lift(memory, values)),
    lower: (memory, value, values) => placed.fields.forEach(({ type }, index) => type.lower(memory, value[names[index]!], values)),
  };
}

type Items<T extends unknown[]> = { [Index in keyof T]: Type<T[Index]> };

export function tuple<T extends unknown[]>(...items: Items<T>): Type<T> {
  const placed = place(items as Type<unknown>[]);
  return {
    ...placed,
    load: (memory, at) => placed.fields.map(({ type, offset }) => type.load(memory, at + offset)) as T,
    store: (memory, at, value) => placed.fields.forEach(({ type, offset }, index) => type.store(memory, at + offset, value[index])),
    lift: (memory, values) => placed.fields.map(({ type }) => type.lift(memory, values)) as T,
    lower: (memory, value, values) => placed.fields.forEach(({ type }, index) => type.lower(memory, value[index], values)),
  };
}

interface Placed {
  type: Type<unknown>;
  offset: number;
}

function place(types: Type<unknown>[]) {
  let end = 0;
  const fields: Placed[] = types.map((type) => {
    const offset = alignUp(end, type.align);
    end = offset + type.size;
    return { type, offset };
  });
  const align = Math.max(1, ...types.map((type) => type.align));
  return { fields, align, size: alignUp(end, align), flat: types.flatMap((type) => type.flat) };
}
