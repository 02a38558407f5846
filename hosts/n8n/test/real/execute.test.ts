/** n8n really runs: a workflow with every resource once, and the ways to fail, against the simulated Bitbucket. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Item, N8n } from "./n8n.ts";
import { type Simulator, simulator } from "./simulator.ts";

const by = (value: unknown) => ({ __rl: true, mode: "id", value });
const web = { workspace: by("acme"), repo: by("web") };

/** Resource, operation, parameters. */
const OPERATIONS: [resource: string, operation: string, parameters: object][] = [
  ["api", "call-api", { path: "/user", options: { query: { pairs: [{ name: "fields", value: "display_name" }] } } }],
  ["user", "get-current-user", {}],
  ["workspaceOrProject", "list-workspaces", { returnAll: true }],
  ["repository", "get-repository", web],
  ["repositorySetting", "get-branching-model", web],
  ["branchOrTag", "list-branches", { ...web, returnAll: false, limit: 2 }],
  ["commit", "list-commits", { ...web, returnAll: false, limit: 2 }],
  ["buildResult", "list-build-statuses", { ...web, commit: by("main"), returnAll: true }],
  ["file", "get-file", { ...web, path: "README.md", options: { encoding: "blob" } }],
  ["pullRequest", "list-pull-requests", { ...web, returnAll: true, options: { state: "all" } }],
  ["commentOrTask", "list-comments", { ...web, pull_request: by("42"), returnAll: true }],
  ["pipeline", "list-pipelines", { ...web, returnAll: true }],
  ["deployment", "list-environments", { ...web, returnAll: true }],
  ["downloadOrSnippet", "list-downloads", { ...web, returnAll: true }],
  ["webhook", "list-webhooks", { ...web, returnAll: true }],
  ["issue", "list-issues", { ...web, returnAll: true }],
];

/** What the simulated Bitbucket does not have, and what Bitbucket has no longer. */
const REFUSED: Record<string, number> = { deployment: 501, downloadOrSnippet: 501, repositorySetting: 501, issue: 410 };

const FAILURES: Record<string, [resource: string, operation: string, parameters: object]> = {
  "Too many fields": ["repositorySetting", "set-repository-permission", { ...web, permission: "read", person: by("ada"), group: "developers" }],
  "No such branch": ["branchOrTag", "get-branch", { ...web, branch: by("nowhere") }],
  "No such commit": ["commit", "get-diff", { ...web, commit: by("nowhere") }],
};

let bitbucket: Simulator;
let n8n: N8n;
let cloud: Record<string, Item[]>;

const credential = { bitbucketCloudApi: { id: "cloud", name: "Cloud" }, bitbucketDataCenterApi: { id: "dataCenter", name: "Data Center" } };

function node(name: string, [resource, operation, parameters]: [string, string, object], authentication = "cloudApiToken") {
  return {
    id: name,
    name,
    type: "n8n-nodes-bitbucket-connector.bitbucket",
    typeVersion: 1,
    position: [200, 0],
    onError: "continueRegularOutput",
    credentials: credential,
    parameters: { authentication, resource, operation, ...parameters },
  };
}

function workflow(id: string, nodes: { name: string }[]) {
  const start = { id: "start", name: "Start", type: "n8n-nodes-base.manualTrigger", typeVersion: 1, position: [0, 0], parameters: {} };
  const targets = nodes.map(({ name }) => ({ node: name, type: "main", index: 0 }));
  return { id, name: id, active: false, settings: {}, nodes: [start, ...nodes], connections: { Start: { main: [targets] } } };
}

/** One node behind the other. */
function chain(id: string, nodes: { name: string }[]) {
  const whole = workflow(id, nodes.slice(0, 1));
  const connections = nodes.slice(1).map(({ name }, index) => [nodes[index]!.name, { main: [[{ node: name, type: "main", index: 0 }]] }]);
  return { ...whole, nodes: [whole.nodes[0]!, ...nodes], connections: { ...whole.connections, ...Object.fromEntries(connections) } };
}

before(async () => {
  bitbucket = await simulator();
  n8n = await N8n.create();
  const { url, token } = bitbucket;
  await n8n.import("credentials", [
    { id: "cloud", name: "Cloud", type: "bitbucketCloudApi", data: { email: "ada@example.com", token, apiUrl: `${url}/2.0`, allowHttp: true } },
    { id: "dataCenter", name: "Data Center", type: "bitbucketDataCenterApi", data: { token, baseUrl: `${url}/bitbucket`, allowHttp: true } },
  ]);
  await n8n.import("workflow", [
    workflow("resources", [
      ...OPERATIONS.map((operation) => node(operation[0], operation)),
      ...Object.entries(FAILURES).map(([name, operation]) => node(name, operation)),
      node("Data Center", ["repository", "list-repositories", { workspace: by("ACME"), returnAll: false, limit: 1 }], "dataCenterAccessToken"),
    ]),
    chain("files", [
      node("Read", ["file", "get-file", { ...web, path: "README.md", options: { encoding: "blob" } }]),
      node("Copy", [
        "file",
        "commit-files",
        { ...web, message: "Copy", files: { values: [{ path: "copy.md", file: "data" }] }, options: { branch: by("feature/retry") } },
      ]),
      node("Read again", ["file", "get-file", { ...web, path: "copy.md", options: { commit: by("feature/retry"), encoding: "blob" } }]),
    ]),
  ]);
  cloud = await n8n.execute("resources");
});

after(async () => {
  bitbucket.stop();
  await n8n.remove();
});

for (const [resource, operation] of OPERATIONS) {
  test(`${resource}: ${operation}`, () => {
    assert.ok(cloud[resource], "the node did not run");
    for (const { error, pairedItem } of cloud[resource]) {
      if (REFUSED[resource]) assert.match(error!.message, new RegExp(String(REFUSED[resource])));
      else assert.equal(error, undefined);
      assert.deepEqual(pairedItem, { item: 0 });
    }
  });
}

test("a limit is kept, and each item of a list is an item", () => {
  assert.equal(cloud["branchOrTag"]!.length, 2);
  assert.equal(typeof cloud["branchOrTag"]![0]!.json["name"], "string");
});

test("a file is a binary field", () => {
  const [file] = cloud["file"]!;
  assert.ok(file!.binary!["data"]!.data.length > 0);
});

test("a file goes both ways", async () => {
  const files = await n8n.execute("files");
  assert.equal(files["Copy"]![0]!.error, undefined);
  assert.equal(files["Read again"]![0]!.binary!["data"]!.data, files["Read"]![0]!.binary!["data"]!.data);
});

test("Data Center answers alike", () => {
  assert.equal(cloud["Data Center"]!.length, 1);
  assert.equal(cloud["Data Center"]![0]!.json["workspace"], "ACME");
});

for (const name of Object.keys(FAILURES)) {
  test(`a failure is explained: ${name}`, () => {
    const [{ error, json }] = cloud[name] as [Item];
    assert.equal(json["error"], error!.message);
    assert.ok(error!.message.length > 0);
    assert.ok(error!.description.length > 0, error!.message);
    assert.ok(!JSON.stringify(error).includes(bitbucket.token));
  });
}

test("what became of a change is told", () => {
  assert.match(cloud["Too many fields"]![0]!.error!.description, /The change was not applied\./);
});
