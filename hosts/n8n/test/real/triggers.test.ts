/** n8n really runs: credentials are tested, lists are offered, and both triggers start workflows. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { N8n, type Server } from "./n8n.ts";
import { type Simulator, simulator } from "./simulator.ts";
import { until } from "./until.ts";

const by = (value: unknown) => ({ __rl: true, mode: "id", value });
const credentials = { bitbucketCloudApi: { id: "cloud", name: "Cloud" } };
const HOOKS = "/repositories/acme/web/hooks";

let bitbucket: Simulator;
let n8n: N8n;
let server: Server;
let settings: object;

interface Saved {
  id: string;
  versionId: string;
}
interface Hooks {
  values: { url: string }[];
}
interface Executions {
  results: { workflowName: string; status: string }[];
}

before(async () => {
  bitbucket = await simulator();
  n8n = await N8n.create();
  settings = { email: "ada@example.com", token: bitbucket.token, apiUrl: `${bitbucket.url}/2.0`, allowHttp: true };
  await n8n.import("credentials", [{ id: "cloud", name: "Cloud", type: "bitbucketCloudApi", data: settings }]);
  server = await n8n.start();
});

after(async () => {
  await server.stop();
  bitbucket.stop();
  await n8n.remove();
});

test("a credential is tested by the connector, which explains what is wrong", async () => {
  const tested = (data: object) =>
    server.call<{ status: string; message: string }>("POST", "/credentials/test", {
      credentials: { id: "cloud", name: "Cloud", type: "bitbucketCloudApi", data },
    });
  assert.deepEqual(await tested(settings), { status: "OK", message: "Connected as Ada Example." });
  const { status, message } = await tested({ ...settings, token: "not-the-token" });
  assert.equal(status, "Error");
  assert.match(message, /Token is invalid.*Connect again/);
  assert.doesNotMatch(message, /not-the-token/);
});

test("a list is offered of what Bitbucket has", async () => {
  const { results } = await server.call<{ results: { value: string }[] }>("POST", "/dynamic-node-parameters/resource-locator-results", {
    nodeTypeAndVersion: { name: "n8n-nodes-bitbucket-connector.bitbucket", version: 1 },
    path: "parameters.repo",
    methodName: "repo",
    credentials,
    currentNodeParameters: { authentication: "cloudApiToken", resource: "branchOrTag", operation: "list-branches", workspace: by("acme") },
  });
  assert.ok(results.some(({ value }) => value === "web"));
});

test("triggers start workflows, and come and go with them", async () => {
  const webhook = await activated("bitbucketTrigger");
  const polling = await activated("bitbucketPollingTrigger");
  const [{ url }] = await until(async () => ((await bitbucket.get(HOOKS)) as Hooks).values) as [{ url: string }];

  const unsigned = await fetch(url, { method: "POST", body: "{}", headers: { "x-event-key": "repo:push", "content-type": "application/json" } });
  assert.equal(unsigned.status, 401);

  // n8n activates in the background, and the first poll takes what is there for known: so one branch after the other.
  let count = 0;
  const started = await until(async () => {
    await bitbucket.post("/repositories/acme/web/refs/branches", { name: `from-n8n-${++count}`, target: { hash: "main" } });
    const { results } = await server.call<Executions>("GET", "/executions?limit=10");
    const names = new Set(results.filter(({ status }) => status === "success").map(({ workflowName }) => workflowName));
    return names.size === 2 ? [...names].sort() : [];
  }, 5000);
  assert.deepEqual(started, ["bitbucketPollingTrigger", "bitbucketTrigger"]);

  for (const { id } of [webhook, polling]) await server.call("POST", `/workflows/${id}/deactivate`, {});
  await until(async () => (((await bitbucket.get(HOOKS)) as Hooks).values.length === 0 ? ["gone"] : []));
});

async function activated(type: string): Promise<Saved> {
  const parameters = { authentication: "cloudApiToken", event: "branch-created", workspace: by("acme"), repo: by("web") };
  const trigger = { id: type, name: "Trigger", webhookId: type, type: `n8n-nodes-bitbucket-connector.${type}`, typeVersion: 1, position: [0, 0], credentials, parameters };
  const next = { id: "next", name: "Next", type: "n8n-nodes-base.noOp", typeVersion: 1, position: [200, 0], parameters: {} };
  const saved = await server.call<Saved>("POST", "/workflows", {
    name: type,
    nodes: [trigger, next],
    connections: { Trigger: { main: [[{ node: "Next", type: "main", index: 0 }]] } },
    settings: {},
  });
  await server.call("POST", `/workflows/${saved.id}/activate`, { versionId: saved.versionId });
  return saved;
}
