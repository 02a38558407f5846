import type { Type } from "./type.ts";

export const bool: Type<boolean> = {
  size: 1,
  align: 1,
  flat: ["i32"],
  load: (memory, at) => memory.view.getUint8(at) !== 0,
  store: (memory, at, value) => memory.view.setUint8(at, Number(value)),
  lift: (_, values) => values.i32() !== 0,
  lower: (_, value, values) => values.push(Number(value)),
};

export const u16: Type<number> = {
  size: 2,
  align: 2,
  flat: ["i32"],
  load: (memory, at) => memory.view.getUint16(at, true),
  store: (memory, at, value) => memory.view.setUint16(at, whole(value, 16), true),
  lift: (_, values) => values.i32() & 0xffff,
  lower: (_, value, values) => values.push(whole(value, 16)),
};

export const u32: Type<number> = {
  size: 4,
  align: 4,
  flat: ["i32"],
  load: (memory, at) => memory.view.getUint32(at, true),
  store: (memory, at, value) => memory.view.setUint32(at, whole(value, 32), true),
  lift: (_, values) => values.i32() >>> 0,
  lower: (_, value, values) => values.push(whole(value, 32)),
};

/**
 * A number as well, not a bigint: the contract counts bytes and milliseconds, which stay below 2^53. What is larger is rounded, and
 * never wraps around.
 */
export const u64: Type<number> = {
  size: 8,
  align: 8,
  flat: ["i64"],
  load: (memory, at) => Number(memory.view.getBigUint64(at, true)),
  store: (memory, at, value) => memory.view.setBigUint64(at, long(value), true),
  lift: (_, values) => Number(BigInt.asUintN(64, values.i64())),
  lower: (_, value, values) => values.push(BigInt.asIntN(64, long(value))),
};

/** Whoever hands over something else has made a mistake, which must not become another number. */
function whole(value: number, bits: number): number {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** bits) return value;
  throw new RangeError(`${value} is not an integer of ${bits} bits without a sign`);
}

const MOST = 2n ** 64n - 1n;

function long(value: number): bigint {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`${value} is not an integer without a sign`);
  const exact = BigInt(value);
  return exact > MOST ? MOST : exact;
}
