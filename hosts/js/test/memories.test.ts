/** A memory that one instance leaves is as a new one for the next, or is not used again. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Memories, PAGE } from "../dist/component/memories.js";

const written = (memory: WebAssembly.Memory) => new Uint8Array(memory.buffer).some((byte) => byte !== 0);

await describe("memories", async () => {
  await test("nothing of what was written is left", () => {
    const memories = new Memories(2, 1000);
    const memory = memories.take();
    memory.grow(1);
    new Uint8Array(memory.buffer).fill(7);
    memories.giveBack(memory);
    assert.equal(memories.take(), memory);
    assert.equal(written(memory), false);
  });

  await test("no two instances have the same one", () => {
    const memories = new Memories(1, 1000);
    const [one, other] = [memories.take(), memories.take()];
    assert.notEqual(one, other);
    memories.giveBack(one);
    assert.notEqual(memories.take(), memories.take());
  });

  await test("one that grew much is not used again, nor one that leaves little to grow by", () => {
    const large = new Memories(1, 4096);
    const memory = large.take();
    memory.grow(17);
    large.giveBack(memory);
    assert.equal(large.take().buffer.byteLength, PAGE);

    const small = new Memories(1, 16);
    const almost = small.take();
    almost.grow(1);
    small.giveBack(almost);
    assert.equal(small.take().buffer.byteLength, PAGE);
  });
});
