/** What crosses a component's border, against jco: what one lowers, the other lifts, for every function of the contract. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Memory } from "../dist/component/memory.js";
import { EXPORTS, IMPORTS } from "../dist/component/contract.js";
import { camel, Values } from "./values.ts";
import { interfaces, loadMirror, wit } from "./mirror.ts";

const ROOM = 4096;

/** The call that is under way: what is passed, what is returned, and what jco lifted of it. */
let passed: unknown[];
let returned: any;
let lifted: unknown[] | undefined;
let toJco: (value: unknown) => any;

const answer = (...values: unknown[]) => {
  lifted = values;
  return unwrapped(toJco(returned));
};
const imports = Object.fromEntries(
  interfaces.map(({ name, funcs }) => [`workflow:connector/${name}`, Object.fromEntries(funcs.map((func) => [camel(func.name), answer]))]),
);

const { exports, main } = await loadMirror(imports, (from, name, core, jco) => {
  const func = { ...IMPORTS, ...EXPORTS }[from.replace(/^.*\/|@.*$/g, "")]![name]!;
  const memory = new Memory(main);
  // jco lowered, this package lifts.
  same(func.liftArguments(memory, core), passed);
  // This package lowers, jco lifts; jco lowers, this package lifts.
  const again = func.lowerArguments(memory, passed);
  const room = memory.allocate(ROOM, 8);
  const result = jco(...again, ...(core.length > again.length ? [room] : []));
  same(func.liftResult(memory, result ?? room), returned);
  // This package lowers, jco lifts.
  return func.lowerResult(memory, returned, core) as number | undefined;
});

for (const from of interfaces) {
  await describe(from.name, async () => {
    for (const { name, params, result } of from.funcs) {
      await test(name, () => {
        const values = new Values(wit, from);
        const call = exports[`workflow:connector/${from.name}`]?.[camel(name)] ?? exports[camel(from.name)]![camel(name)]!;
        toJco = (value) => result && values.jco(result, value);
        const inputs = fc.tuple(...params.map(({ type }) => values.any(type)));
        const output = result ? values.any(result) : fc.constant(undefined);
        fc.assert(
          fc.property(inputs, output, (input, output) => {
            [passed, returned, lifted] = [input, output, undefined];
            const sent = input.map((value, index) => values.jco(params[index]!.type, value));
            const got = result?.kind === "result" ? wrapped(() => call(...sent)) : call(...sent);
            same(lifted, sent);
            same(got, toJco(output));
          }),
          { numRuns: 50 },
        );
      });
    }
  });
}

/** jco returns what is ok, and throws what is not. */
function unwrapped(value: any): unknown {
  if (value?.tag === "err") throw Object.assign(new Error("the import failed"), { payload: value.val });
  return value?.tag === "ok" ? value.val : value;
}

function wrapped(call: () => unknown): unknown {
  try {
    return { tag: "ok", val: call() };
  } catch (error) {
    if (error instanceof Error && !("payload" in error)) throw error;
    return { tag: "err", val: error instanceof Error ? (error as Error & { payload: unknown }).payload : error };
  }
}

/** A member that is undefined is as good as none. */
function same(actual: unknown, expected: unknown): void {
  assert.deepEqual(present(actual), present(expected));
}

function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, present(member)]),
  );
}
