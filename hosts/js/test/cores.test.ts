/** A core that one call leaves is as a new one for the next, or is not used again. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { opened } from "../dist/component/binary.js";
import { Cores } from "../dist/component/cores.js";
import type { Core, Pausing } from "../dist/component/core.js";

const PAGE = 64 * 1024;
const plain: Pausing = (core) => core;
const waiting: Pausing = (core) => () => core();

/** A module that changes whatever an instance has. `more` is what else it has. */
const source = (more = "", pages = 2) => `(module
  (import "from" "ask" (func $ask (result i32)))
  (memory (export "memory") ${pages})
  (global $count (mut i32) (i32.const 7))
  (global $long (mut i64) (i64.const 8))
  (table $table 3 3 funcref)
  (elem (i32.const 0) $ask $two)
  (data (i32.const 16) "first")
  (func $two (result i32) i32.const 2)
  (func (export "write") (param i32) (i32.store8 (local.get 0) (i32.const 1)))
  (func (export "count") (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (global.set $long (i64.const 0))
    global.get $count)
  (func (export "long") (result i64) global.get $long)
  (func (export "grow") (param i32) (drop (memory.grow (local.get 0))))
  (func (export "turn") (table.set $table (i32.const 2) (ref.func $two)))
  (func (export "ask") (result i32) call $ask)
  ${more})`;

async function cores(wat = source(), pages = 4096): Promise<Cores> {
  const { module, initial, maximum, whole } = opened(new Uint8Array(await parse(wat)), pages);
  const ask = { module: "from", name: "ask", interface: "from", func: undefined as never };
  return new Cores({ module: await WebAssembly.compile(module), imports: [ask], memory: { initial, maximum } }, whole);
}

const run = (core: Core, name: string, ...values: number[]) => (core.exports[name] as (...values: number[]) => unknown)(...values);
const bytes = (core: Core) => new Uint8Array((core.exports["memory"] as WebAssembly.Memory).buffer);

await describe("cores", async () => {
  await test("nothing that a call changed is left", async () => {
    const all = await cores();
    const core = all.take(plain);
    const first = bytes(core).slice();
    for (const at of [0, 17, PAGE + 5, 2 * PAGE - 1]) run(core, "write", at);
    run(core, "grow", 1);
    run(core, "write", 3 * PAGE - 1);
    assert.equal(run(core, "count"), 8);
    all.giveBack(core, plain);

    assert.equal(all.take(plain), core);
    assert.deepEqual(bytes(core).subarray(0, first.length), first);
    assert.ok(bytes(core).subarray(first.length).every((byte) => byte === 0));
    assert.deepEqual([run(core, "long"), run(core, "count")], [8n, 8]);
  });

  await test("a call that ended in the middle leaves nothing either", async () => {
    const all = await cores();
    const core = all.take(plain);
    core.answer = () => {
      run(core, "count");
      throw new Error("it waits");
    };
    assert.throws(() => run(core, "ask"), /it waits/);
    all.giveBack(core, plain);
    assert.equal(run(all.take(plain), "count"), 8);
    // And nothing of it is answered any more.
    assert.throws(() => run(core, "ask"), /served no call/);
  });

  await test("no two calls have the same one", async () => {
    const all = await cores();
    const [one, other] = [all.take(plain), all.take(plain)];
    assert.notEqual(one, other);
    all.giveBack(one, plain);
    assert.notEqual(all.take(plain), all.take(plain));
  });

  await test("one whose imports wait is none whose imports don't", async () => {
    const all = await cores();
    const core = all.take(waiting);
    all.giveBack(core, waiting);
    assert.notEqual(all.take(plain), core);
    assert.equal(all.take(waiting), core);
  });

  const used = async (all: Cores, change: (core: Core) => void) => {
    const core = all.take(plain);
    change(core);
    all.giveBack(core, plain);
    return all.take(plain) === core;
  };

  await test("one that changed its table is not used again", async () => {
    const all = await cores();
    assert.equal(await used(all, (core) => run(core, "turn")), false);
    assert.equal(await used(all, () => {}), true);
  });

  await test("one that grew much is not used again, nor one that leaves little to grow by", async () => {
    assert.equal(await used(await cores(), (core) => run(core, "grow", 16)), true);
    assert.equal(await used(await cores(), (core) => run(core, "grow", 17)), false);
    assert.equal(await used(await cores(source(), 17), (core) => run(core, "grow", 1)), false);
  });

  for (const [what, more] of [
    ["segments that code can drop", `(data $later "later") (func (export "drop") (data.drop $later))`],
    ["elements that code can drop", `(elem $later func $two) (func (export "drop") (elem.drop $later))`],
    ["something that runs at first", `(func $start (global.set $count (i32.const 1))) (start $start)`],
  ] as const)
    await test(`a component with ${what} is never used again`, async () => assert.equal(await used(await cores(source(more)), () => {}), false));
});
