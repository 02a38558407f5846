import type { Memory } from "./memory.ts";
import { type CoreType, type CoreValue, Flat, type Type, alignUp } from "./type.ts";

type Payload = Type<any> | undefined;

/** One case of several, told apart by a byte: the contract has no type of more than 256 cases. */
function cases<T>(
  payloads: readonly Payload[],
  which: (value: T) => number,
  inside: (value: T) => unknown,
  made: (which: number, payload: unknown) => T,
): Type<T> {
  const align = Math.max(1, ...payloads.map((payload) => payload?.align ?? 1));
  const offset = alignUp(1, align);
  const size = alignUp(offset + Math.max(0, ...payloads.map((payload) => payload?.size ?? 0)), align);
  const joined = payloads.reduce<readonly CoreType[]>((flat, payload) => join(flat, payload?.flat ?? []), []);
  const checked = (index: number) => {
    if (index >= payloads.length) throw new Error(`the component passed case ${index} of ${payloads.length}`);
    return index;
  };
  return {
    size,
    align,
    flat: ["i32", ...joined],
    load(memory, at) {
      const index = checked(memory.view.getUint8(at));
      return made(index, payloads[index]?.load(memory, at + offset));
    },
    store(memory, at, value) {
      const index = which(value);
      memory.view.setUint8(at, index);
      payloads[index]?.store(memory, at + offset, inside(value));
    },
    lift(memory, values) {
      const index = checked(values.i32() >>> 0);
      const payload = payloads[index];
      const flat = values.take(joined.length);
      return made(index, payload?.lift(memory, new Flat(payload.flat.map((type, slot) => narrow(flat[slot]!, type, joined[slot]!)))));
    },
    lower(memory, value, values) {
      const index = which(value);
      const payload = payloads[index];
      values.push(index);
      const flat = lowered(memory, payload, inside(value));
      values.push(...joined.map((type, slot) => widen(flat[slot], type)));
    },
  };
}

function lowered(memory: Memory, payload: Payload, value: unknown): CoreValue[] {
  const flat: CoreValue[] = [];
  payload?.lower(memory, value, flat);
  return flat;
}

/** Slots that fit the payload of either case. */
function join(left: readonly CoreType[], right: readonly CoreType[]): CoreType[] {
  const longer = left.length > right.length ? left : right;
  return longer.map((_, slot) => (left[slot] === "i64" || right[slot] === "i64" ? "i64" : "i32"));
}

function widen(value: CoreValue | undefined, to: CoreType): CoreValue {
  if (to === "i32") return value ?? 0;
  return typeof value === "bigint" ? value : BigInt((value ?? 0) >>> 0);
}

function narrow(value: CoreValue, to: CoreType, from: CoreType): CoreValue {
  return to === from ? value : Number(BigInt.asIntN(32, value as bigint));
}

export type Tagged = { tag: string; val?: unknown };

/** A case by its name, beside its payload. */
export function variant<T extends Tagged>(named: { [Tag in T["tag"]]: Payload }): Type<T> {
  const tags = Object.keys(named);
  const payloads = Object.values<Payload>(named);
  return cases<T>(
    payloads,
    (value) => indexOf(tags, value.tag),
    (value) => value.val,
    (index, val) => (payloads[index] ? { tag: tags[index], val } : { tag: tags[index] }) as T,
  );
}

export function enumeration<T extends string>(...names: T[]): Type<T> {
  return cases<T>(
    names.map(() => undefined),
    (value) => indexOf(names, value),
    () => undefined,
    (index) => names[index]!,
  );
}

/** Without a value it is `undefined`; `null` is taken for it too. */
export function option<T>(some: Type<T>): Type<T | undefined> {
  return cases<T | undefined>(
    [undefined, some],
    (value) => Number(value != null),
    (value) => value,
    (_, payload) => payload as T | undefined,
  );
}

export type Result<T, E> = { tag: "ok"; val: T } | { tag: "err"; val: E };

export function result<T, E>(ok: Type<T> | undefined, err: Type<E>): Type<Result<T, E>> {
  return cases<Result<T, E>>(
    [ok, err],
    (value) => Number(value.tag === "err"),
    (value) => value.val,
    (index, val) => ({ tag: index === 0 ? "ok" : "err", val }) as Result<T, E>,
  );
}

function indexOf(names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new TypeError(`\`${name}\` is not one of ${names.join(", ")}`);
  return index;
}
