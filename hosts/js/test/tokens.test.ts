import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { inspect } from "node:util";
import { TokenConflict, memoryTokens } from "bitbucket-connector";
import { fileTokens } from "bitbucket-connector/node";
import { isLocked, lock, testTokenStore, tokens } from "./token-store.ts";

await describe("in memory", () => {
  const store = memoryTokens();
  return testTokenStore(() => store);
});

await describe("in files", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tokens-"));
  after(() => rm(folder, { recursive: true }));
  await testTokenStore(() => fileTokens(folder));

  await test("only the owner reads them", { skip: process.platform === "win32" }, async () => {
    const store = fileTokens(join(folder, "new"));
    await store.save("private", tokens("a"), undefined);
    await (
      await lock(store, "private")
    )();
    assert.equal((await stat(join(folder, "new"))).mode & 0o777, 0o700);
    for (const name of await readdir(join(folder, "new"))) assert.equal((await stat(join(folder, "new", name))).mode & 0o777, 0o600, name);
  });

  await test("an error shows no token", async () => {
    const odd = join(folder, "odd");
    const store = fileTokens(odd);
    await store.save("odd", tokens("a-secret-token"), undefined);
    const conflict = await store.save("odd", tokens("another"), 7).catch((error: unknown) => error);
    assert.ok(conflict instanceof TokenConflict && !inspect(conflict).includes("a-secret-token"));
    const file = (await readdir(odd)).find((name) => name.endsWith(".json"))!;
    await writeFile(join(odd, file), "a-secret-token");
    const unreadable = await store.load("odd").catch((error: unknown) => error);
    assert.ok(unreadable instanceof Error && !inspect(unreadable).includes("a-secret-token"));
  });

  await test("a lock is everybody's, and ends with the process that holds it", async () => {
    const child = worker("hold");
    await once(child, "message");
    const store = fileTokens(folder);
    assert.ok(await isLocked(store, "shared"));
    const waiting = lock(store, "shared");
    child.kill("SIGKILL");
    await (
      await waiting
    )();
  });

  await test("of what two processes save, nothing is lost", async () => {
    const children = [worker("count"), worker("count")];
    for (const [code] of await Promise.all(children.map((child) => once(child, "exit")))) assert.equal(code, 0);
    assert.deepEqual(await fileTokens(folder).load("counted"), { tokens: tokens("40"), revision: 40 });
  });

  function worker(task: string): ChildProcess {
    return fork(new URL("token-worker.ts", import.meta.url), [folder, task]);
  }
});
