/** The example workflows, as their users import and complete them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { type Jira, jira } from "./jira.ts";
import { N8n, type Server } from "./n8n.ts";
import { type Simulator, simulator } from "./simulator.ts";
import { until } from "./until.ts";

const WEB = "/repositories/acme/web";

interface Workflow {
  id: string;
  nodes: { type: string; typeVersion: number; parameters: object; credentials?: object }[];
}
interface Values<Value> {
  values: Value[];
}
interface Executions {
  results: { workflowId: string; status: string }[];
}

let bitbucket: Simulator;
let issues: Jira;
let n8n: N8n;
let server: Server | undefined;

const CREDENTIALS: Record<string, object> = {
  "n8n-nodes-base.jira": { jiraSoftwareCloudApi: { id: "jira", name: "Jira" } },
  "n8n-nodes-bitbucket-connector.bitbucket": { bitbucketCloudApi: { id: "cloud", name: "Cloud" } },
  "n8n-nodes-bitbucket-connector.bitbucketTrigger": { bitbucketCloudApi: { id: "cloud", name: "Cloud" } },
};

/** An example with the credentials of its user. */
function example(name: string): Workflow {
  const workflow = JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), "utf8")) as Workflow;
  for (const node of workflow.nodes) {
    const credentials = CREDENTIALS[node.type];
    if (credentials) node.credentials = credentials;
    // n8n's command starts by hand what runs by schedule.
    if (node.type === "n8n-nodes-base.scheduleTrigger") Object.assign(node, { type: "n8n-nodes-base.manualTrigger", typeVersion: 1, parameters: {} });
  }
  return workflow;
}

before(async () => {
  [bitbucket, issues, n8n] = await Promise.all([simulator(), jira(), N8n.create()]);
  const { url, token } = bitbucket;
  await n8n.import("credentials", [
    { id: "cloud", name: "Cloud", type: "bitbucketCloudApi", data: { email: "ada@example.com", token, apiUrl: `${url}/2.0`, allowHttp: true } },
    { id: "jira", name: "Jira", type: "jiraSoftwareCloudApi", data: { email: "ada@example.com", apiToken: "jira-token", domain: issues.url } },
  ]);
  await n8n.import("workflow", ["review-reminder", "release", "failed-build"].map(example));
});

after(async () => {
  await server?.stop();
  bitbucket.stop();
  issues.stop();
  await n8n.remove();
});

test("the review reminder runs", async () => {
  const reminder = await n8n.execute("reviewReminder");
  assert.ok(reminder["Open pull requests"]!.length > 0);
  for (const items of Object.values(reminder)) assert.ok(items.every(({ error }) => error === undefined));
});

test("a merged pull request becomes a release, and a failed build an issue", async () => {
  server = await n8n.start();
  const triggered = ["releaseFromMerge", "failedBuild"];
  for (const id of triggered) {
    const { versionId } = await server.call<{ versionId: string }>("GET", `/workflows/${id}`);
    await server.call("POST", `/workflows/${id}/activate`, { versionId });
  }
  await until(async () => {
    const { values } = (await bitbucket.get(`${WEB}/hooks`)) as Values<object>;
    return values.length === 2 ? values : [];
  });

  await bitbucket.post(`${WEB}/pullrequests/42/merge`, {});
  const build = { key: "ci/web", name: "Web, unit tests", url: "https://ci.example.com/web/17", description: "2 of 212 tests failed." };
  await bitbucket.post(`${WEB}/commit/main/statuses/build`, { ...build, state: "INPROGRESS" });
  await bitbucket.post(`${WEB}/commit/main/statuses/build`, { ...build, state: "FAILED" });

  await until(async () => {
    const { results } = await server!.call<Executions>("GET", "/executions?limit=10");
    assert.ok(results.every(({ status }) => status !== "error"), JSON.stringify(results));
    const succeeded = results.filter(({ status }) => status === "success").map(({ workflowId }) => workflowId);
    return triggered.every((id) => succeeded.includes(id)) ? succeeded : [];
  });

  const tags = ((await bitbucket.get(`${WEB}/refs/tags`)) as Values<{ name: string; target: { hash: string } }>).values;
  const release = tags.find(({ name }) => name.startsWith("release-"))!;
  const merged = (await bitbucket.get(`${WEB}/pullrequests/42`)) as { merge_commit: { hash: string } };
  assert.ok(release.target.hash.startsWith(merged.merge_commit.hash), "it is not the merge that was tagged");
  const comments = ((await bitbucket.get(`${WEB}/pullrequests/42/comments`)) as Values<{ content: { raw: string } }>).values;
  assert.ok(comments.some(({ content }) => content.raw === `Released as ${release.name}.`));

  assert.deepEqual(issues.issues, [
    {
      summary: "Build Web, unit tests of web failed",
      project: { id: "10000" },
      issuetype: { id: "10001" },
      description: "2 of 212 tests failed.\nhttps://ci.example.com/web/17",
    },
  ]);
});
