/** Queue mode: two workers share the executions, and one of them is killed in the middle of one. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { N8n, type Running, type Server } from "./n8n.ts";
import { type Simulator, simulator } from "./simulator.ts";
import { type Stores, missing, stores } from "./stores.ts";
import { until } from "./until.ts";

const WEB = "/repositories/acme/web";
const by = (value: unknown) => ({ __rl: true, mode: "id", value });
const credentials = { bitbucketCloudApi: { id: "cloud", name: "Cloud" } };
const web = { authentication: "cloudApiToken", workspace: by("acme"), repo: by("web") };

/** Executions side by side, and how long each waits between its two operations. */
const COUNT = 6;
const WAIT_S = 15;

/** How soon n8n sees that a worker is gone: by default, after a minute. */
const SOON = { QUEUE_WORKER_LOCK_DURATION: "5000", QUEUE_WORKER_LOCK_RENEW_TIME: "1000", QUEUE_WORKER_STALLED_INTERVAL: "2000" };

const reason = missing();
if (reason) console.log(`NOT RUN: hosts/n8n: queue mode: ${reason}`);

let databases: Stores;
let bitbucket: Simulator;
let n8n: N8n;
let server: Server;
let workers: Running[] = [];

interface Executions {
  results: { id: string; status: string }[];
}

function node(name: string, type: string, parameters: object) {
  return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, credentials };
}

const WORKFLOW = {
  id: "queued",
  name: "Queued",
  active: false,
  settings: {},
  nodes: [
    { ...node("Webhook", "n8n-nodes-base.webhook", { httpMethod: "POST", path: "release", responseMode: "onReceived" }), typeVersion: 2, webhookId: "release" },
    node("Build", "n8n-nodes-bitbucket-connector.bitbucket", {
      ...web,
      resource: "buildResult",
      operation: "set-build-status",
      commit: by("main"),
      key: "={{ $json.body.tag }}",
      state: "successful",
      url: "https://ci.example.com/1",
    }),
    node("Wait", "n8n-nodes-base.wait", { amount: WAIT_S, unit: "seconds" }),
    node("Tag", "n8n-nodes-bitbucket-connector.bitbucket", {
      ...web,
      resource: "branchOrTag",
      operation: "create-tag",
      tag: "={{ $('Webhook').item.json.body.tag }}",
      commit: by("main"),
    }),
  ],
  connections: Object.fromEntries(
    [["Webhook", "Build"], ["Build", "Wait"], ["Wait", "Tag"]].map(([from, to]) => [from, { main: [[{ node: to, type: "main", index: 0 }]] }]),
  ),
};

before(async () => {
  if (reason) return;
  [databases, bitbucket] = await Promise.all([stores(), simulator()]);
  n8n = await N8n.create({ ...databases.env, ...SOON });
  const { url, token } = bitbucket;
  await n8n.import("credentials", [
    { id: "cloud", name: "Cloud", type: "bitbucketCloudApi", data: { email: "ada@example.com", token, apiUrl: `${url}/2.0`, allowHttp: true } },
  ]);
  await n8n.import("workflow", [WORKFLOW]);
  server = await n8n.start();
  workers = await Promise.all([n8n.worker(), n8n.worker()]);
});

after(async () => {
  if (reason) return;
  await Promise.all(workers.map((worker) => worker.end()));
  await server.stop();
  bitbucket.stop();
  await databases.stop();
  await n8n.remove();
});

test("workers share executions, and what a killed one began is started again", { skip: reason }, async () => {
  const { versionId } = await server.call<{ versionId: string }>("GET", "/workflows/queued");
  await server.call("POST", "/workflows/queued/activate", { versionId });
  const all = Array.from({ length: COUNT }, (_, index) => `v1.${index}`);
  await start(all);

  // Every execution waits, after its first operation and before its second.
  await until(async () => {
    const built = await keys();
    return all.every((tag) => built.includes(tag)) ? built : [];
  }, 200);
  assert.ok(workers.every((worker) => worker.said("Worker started execution")), "one worker did everything");
  await workers[0]!.end("SIGKILL");

  // n8n reports them as failed, and starts none again itself.
  const ended = await over(COUNT);
  const made = await tags();
  assert.ok(made.length > 0 && made.length < COUNT, `${made.length} tags`);
  assert.equal(ended.filter((status) => status === "success").length, made.length);

  await start(all.filter((tag) => !made.includes(tag)));
  await over(2 * COUNT - made.length);
  assert.deepEqual((await tags()).sort(), all);
  assert.deepEqual((await keys()).sort(), all);
});

/** Starts the workflow for each tag, by its webhook. */
async function start(tags: string[]): Promise<void> {
  for (const tag of tags) {
    const request = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ tag }) };
    // n8n activates in the background.
    await until(async () => {
      const { ok } = await fetch(`${server.url}/webhook/release`, request);
      return ok ? [ok] : [];
    });
  }
}

/** How so many executions ended. */
async function over(count: number): Promise<string[]> {
  return until(async () => {
    const { results } = await server.call<Executions>("GET", "/executions?limit=50");
    const ended = results.map(({ status }) => status).filter((status) => status === "success" || status === "error");
    return ended.length === count ? ended : [];
  });
}

async function tags(): Promise<string[]> {
  const { values } = (await bitbucket.get(`${WEB}/refs/tags?pagelen=100`)) as { values: { name: string }[] };
  return values.map(({ name }) => name).filter((name) => name.startsWith("v1."));
}

async function keys(): Promise<string[]> {
  const { values } = (await bitbucket.get(`${WEB}/commit/main/statuses?pagelen=100`)) as { values: { key: string }[] };
  return values.map(({ key }) => key).filter((key) => key.startsWith("v1."));
}
