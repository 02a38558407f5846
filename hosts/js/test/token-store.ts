/** What a store of tokens has to do. `open` gives a handle on one and the same empty store each time, as two processes would have each their own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Release, TokenConflict, type TokenEntry, type TokenStore, type Tokens } from "bitbucket-connector";

export async function testTokenStore(open: () => TokenStore): Promise<void> {
  const [one, other] = [open(), open()];

  await test("nothing is stored at first", async () => {
    assert.equal(await one.load("empty"), undefined);
    await one.forget("empty");
  });

  await test("what was saved is loaded", async () => {
    const kinds: Tokens[] = [
      {
        accessToken: "a".repeat(10240),
        refreshToken: "r".repeat(10240),
        expiresAt: 1_793_534_400_000,
        scopes: ["repository:write", 'größe ✓ "quoted"'],
        extra: { id_token: "ö" },
      },
      { accessToken: "no refresh token", scopes: [] },
      { accessToken: "long expired", refreshToken: "", expiresAt: 0, scopes: [] },
      { accessToken: "never expires", expiresAt: 2 ** 63, scopes: [] },
    ];
    let expected: number | undefined;
    for (const tokens of kinds) {
      const revision = await one.save("kinds", tokens, expected);
      assert.ok(revision > (expected ?? 0), "revisions grow with every save");
      assert.deepEqual(await one.load("kinds"), { tokens, revision });
      assert.deepEqual(await other.load("kinds"), { tokens, revision }, "another handle sees what was saved");
      expected = revision;
    }
    const odd = "wörk ' \" ; -- /../ \u{1f511}";
    await one.save(odd, tokens("odd"), undefined);
    assert.deepEqual((await other.load(odd))?.tokens, tokens("odd"), "a connection's name is any text");
  });

  await test("what was saved is there when the store is opened again", async () => {
    const revision = await one.save("kept", tokens("kept"), undefined);
    const again = open();
    assert.deepEqual(await again.load("kept"), { tokens: tokens("kept"), revision });
    await again.save("kept", tokens("later"), revision);
    assert.deepEqual((await one.load("kept"))?.tokens, tokens("later"), "nothing is cached");
  });

  await test("a late writer meets a conflict", async () => {
    const first = await one.save("late", tokens("first"), undefined);
    const second = await other.save("late", tokens("second"), first);
    const stored = { tokens: tokens("second"), revision: second };
    for (const expected of [first, second + 1, 2 ** 53, undefined])
      assert.deepEqual(await conflict(one.save("late", tokens("late"), expected)), stored);
    assert.deepEqual(await one.load("late"), stored, "a conflict changes nothing");
  });

  await test("who expects something where nothing is stored meets a conflict", async () => {
    assert.equal(await conflict(one.save("first", tokens("a"), 7)), undefined);
    await one.save("first", tokens("a"), undefined);
  });

  await test("what is forgotten is gone, and its revisions are not used again", async () => {
    const before = await one.save("forgotten", tokens("before"), undefined);
    await other.forget("forgotten");
    assert.equal(await one.load("forgotten"), undefined);
    assert.equal(
      await conflict(one.save("forgotten", tokens("late"), before)),
      undefined,
      "a refresh that was under way brings nothing back",
    );
    const after = await one.save("forgotten", tokens("after"), undefined);
    assert.ok(after > before);
    assert.deepEqual(await conflict(other.save("forgotten", tokens("late"), before)), { tokens: tokens("after"), revision: after });
  });

  await test("connections do not see each other", async () => {
    const names = ["mine", "Mine", "mine ", "mine/", "min", "%", ""];
    for (const name of names) await one.save(name, tokens(name), undefined);
    await one.forget("Mine");
    for (const name of names) assert.deepEqual((await one.load(name))?.tokens, name === "Mine" ? undefined : tokens(name));
  });

  await test("one of many savers wins each revision", async () => {
    let expected: number | undefined;
    for (let round = 0; round < 3; round++) {
      const saves = Array.from({ length: 20 }, (_, saver) =>
        (saver % 2 ? one : other).save("many", tokens(`${round} by ${saver}`), expected),
      );
      const won = (await Promise.allSettled(saves)).flatMap((saved, saver) =>
        saved.status === "fulfilled" ? [{ revision: saved.value, saver }] : [],
      );
      assert.equal(won.length, 1);
      const [{ revision, saver }] = won as [{ revision: number; saver: number }];
      assert.deepEqual(await one.load("many"), { tokens: tokens(`${round} by ${saver}`), revision });
      expected = revision;
    }
  });

  await test("a lock is for one, and is given back", async () => {
    const release = await lock(one, "locked");
    for (const store of [one, other]) assert.ok(await isLocked(store, "locked"));
    await other.save("locked", tokens("a"), undefined);
    assert.notEqual(await other.load("locked"), undefined, "a lock keeps nobody from saving and loading");
    const waiting = lock(other, "locked");
    await release();
    const next = await waiting;
    assert.ok(await isLocked(one, "locked"));
    await next();
    await (
      await lock(one, "locked")
    )();
  });

  await test("each connection has a lock of its own", async () => {
    const release = await lock(one, "locked 1");
    await (
      await lock(one, "locked 2")
    )();
    await (
      await lock(other, "locked 2")
    )();
    await release();
  });

  await test("who gives up waiting leaves nothing behind", async () => {
    const release = await lock(one, "given up");
    for (const store of [one, other, one]) assert.ok(await isLocked(store, "given up"));
    await release();
    for (const store of [one, other]) await (await lock(store, "given up"))();
  });

  await test("everybody who waits gets the lock once", async () => {
    let inside = 0;
    const turns = Array.from({ length: 20 }, async (_, turn) => {
      const release = await lock(turn % 2 ? one : other, "queue");
      assert.equal(++inside, 1);
      await one.load("queue");
      inside--;
      await release();
    });
    await Promise.all(turns);
  });
}

export function tokens(accessToken: string): Tokens {
  return { accessToken, refreshToken: `refresh ${accessToken}`, expiresAt: 1, scopes: ["account"] };
}

export function lock(store: TokenStore, connection: string): Promise<Release> {
  return store.lock(connection, new AbortController().signal);
}

/** Whether somebody has the lock: nobody else gets it in the time in which another lock is taken and given back. */
export async function isLocked(store: TokenStore, connection: string): Promise<boolean> {
  const giveUp = new AbortController();
  const got = store.lock(connection, giveUp.signal).then(
    (release) => release,
    () => undefined,
  );
  await (
    await lock(store, `${connection}, for comparison`)
  )();
  giveUp.abort();
  const release = await got;
  await release?.();
  return !release;
}

async function conflict(saving: Promise<number>): Promise<TokenEntry | undefined> {
  const error = await saving.then(
    () => assert.fail("the save should have met a conflict"),
    (error: unknown) => error,
  );
  if (!(error instanceof TokenConflict)) throw error;
  return error.stored;
}
