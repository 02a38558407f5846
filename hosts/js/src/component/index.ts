/** The canonical ABI: how values of the component model's types cross, and how its functions are called. */
export type { Type } from "./type.ts";
export { type Func, func } from "./func.ts";
export { bool, u16, u32, u64 } from "./primitives.ts";
export { bytes, json, text } from "./text.ts";
export { list } from "./list.ts";
export { record, tuple } from "./record.ts";
export { type Result, enumeration, option, result, variant } from "./variant.ts";
export { own } from "./resource.ts";
