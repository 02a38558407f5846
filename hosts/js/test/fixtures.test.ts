/** Every fixture of the project, with the result that it has under wasmtime. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { basename } from "node:path";
import { describe, test } from "node:test";
import { type Connector, ConnectorError, type Json, type TriggerEvent, load, memoryBlobs, memoryTokens } from "bitbucket-connector";
import { component } from "./component.ts";
import { connections, standingClock } from "./demo.ts";
import { type Exchange, Replay } from "./replay.ts";

const FIXTURES = new URL("../../../fixtures/", import.meta.url);
const PRODUCTS = ["cloud", "data-center"];
const SECRET = "a secret of the fixtures";
const CALLBACK = "https://flows.example.com/hooks/7f3e";

// Told no deadline, as no wait takes any time.
const suspending = await load(component, { connections, limits: { deadlineMs: Infinity } });
const repeating = await load(component, { connections, limits: { deadlineMs: Infinity }, way: "repeat" });

/** What one call with these recorded answers returns. */
async function replayed(calls: Exchange[], run: (connector: Connector) => Promise<Json>): Promise<Json> {
  const result = await replayedBy(suspending, calls, run);
  assert.deepEqual(await replayedBy(repeating, calls, run), result, "calls that are repeated have another result");
  return result;
}

async function replayedBy(connector: Connector, calls: Exchange[], run: (connector: Connector) => Promise<Json>): Promise<Json> {
  const blobs = memoryBlobs();
  const http = new Replay(calls, blobs);
  const result = await run(connector.with({ http, system: standingClock(), tokenStore: memoryTokens() })).catch((error: unknown) => {
    if (error instanceof ConnectorError) return { error: error.toJSON() };
    throw error;
  });
  assert.deepEqual(http.finish(), [], JSON.stringify(result));
  return plain(result);
}

async function forEach(folder: string, run: (fixture: Json, name: string, product: string) => Promise<void>): Promise<void> {
  for (const product of PRODUCTS) {
    const path = new URL(`${folder}${product}/`, FIXTURES);
    for (const file of await readdir(path)) {
      const name = basename(file, ".json");
      test(`${folder}${product}/${name}`, async () => run(JSON.parse(await readFile(new URL(file, path), "utf8")), name, product));
    }
  }
}

await describe("actions", () =>
  forEach("", async ({ calls, connection, action, input, attempt, output, error }, _, product) => {
    const result = await replayed(calls, async (connector) => ({
      output: await connector.invoke(connection ?? product, action, input, { attempt }),
    }));
    assert.deepEqual(result, error ? { error } : { output });
  }));

await describe("deliveries", () =>
  forEach("deliveries/", async ({ calls = [], trigger, config, state = {}, delivery, result: expected }, _, product) => {
    const listener = { id: "here", trigger, config, state: { secret: SECRET, ...state } };
    const result = await replayed(calls, async (connector) => {
      const { events, states, failures, reply, ignored } = await connector.triggers.receive(product, [listener], signed(delivery));
      const result: Json = {};
      if (events.length > 0) result.events = events.map(([, event]) => shown(event));
      for (const [, { secret, ...state }] of states) result.state = state;
      for (const [, failure] of failures) result.failure = new ConnectorError(failure).toJSON();
      return { ...result, reply: reply?.status, ignored };
    });
    assert.deepEqual(result, expected);
  }));

await describe("polls", () =>
  forEach("polls/", async ({ trigger, config, polls }, _, product) => {
    let state: Json;
    for (const { calls, result: expected } of polls) {
      const result = await replayed(calls, async (connector) => {
        const polled = await connector.triggers.poll(product, trigger, config, state);
        return { events: polled.events.map(shown), state: polled.state, next_poll_ms: polled.nextPollMs };
      });
      assert.deepEqual(result, expected);
      state = result.state ?? state;
    }
  }));

await describe("subscriptions", () =>
  forEach("subscriptions/", async ({ calls, function: func, trigger, connection, config, state, result: expected }, _, product) => {
    const name = connection ?? product;
    const result = await replayed(calls, async ({ triggers }) => {
      switch (func) {
        case "subscribe":
          return { state: (await triggers.subscribe(name, trigger, config, CALLBACK)).state };
        case "reconcile":
          return { state: (await triggers.reconcile(name, trigger, config, CALLBACK, state)).state };
        default:
          await triggers.unsubscribe(name, state);
          return { state: null };
      }
    });
    assert.deepEqual(result, expected);
  }));

function shown({ id, occurredAt, payload }: TriggerEvent): Json {
  return { id, occurred_at: occurredAt ?? null, payload };
}

/** A delivery as it arrives. The runner signs what brings no signature of its own. */
function signed({ method = "POST", headers, json, text = "" }: Json): Parameters<Connector["triggers"]["receive"]>[2] {
  const body = Buffer.from(json === undefined ? text : JSON.stringify(json));
  const signature = `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`;
  const all = Object.entries<string>({ "X-Hub-Signature": signature, ...headers }).filter(([, value]) => value !== "none");
  return { method, url: "/hooks/here", headers: all.map(([name, value]) => ({ name, value })), body, receivedAt: 1_795_167_000_000 };
}

/** As JSON has it: what is undefined is not there. */
function plain(value: Json): Json {
  return JSON.parse(JSON.stringify(value));
}
