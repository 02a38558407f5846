/** What the nodes show is what the catalog has, and nothing else. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { INodeProperties, INodePropertyOptions, INodeType } from "n8n-workflow";
import { catalog } from "../scripts/catalog.ts";
import { stale } from "../scripts/generate.ts";
import { AUTHENTICATION, PAGING } from "../scripts/parameters.ts";

const require = createRequire(import.meta.url);
const { Bitbucket } = require("../dist/nodes/Bitbucket/Bitbucket.node.js") as { Bitbucket: new () => INodeType };
const { BitbucketTrigger } = require("../dist/nodes/BitbucketTrigger/BitbucketTrigger.node.js") as { BitbucketTrigger: new () => INodeType };
const { BitbucketPollingTrigger } = require("../dist/nodes/BitbucketPollingTrigger/BitbucketPollingTrigger.node.js") as {
  BitbucketPollingTrigger: new () => INodeType;
};
const { actions, webhooks, polled } = await catalog();

test("generated files are what the generator writes", async () => {
  assert.deepEqual(await stale(), []);
});

test("every node takes the same credentials", () => {
  const [action, webhook, polling] = [Bitbucket, BitbucketTrigger, BitbucketPollingTrigger].map((Node) => new Node().description.credentials);
  assert.equal(action!.length, Object.values(AUTHENTICATION).flat().length);
  assert.deepEqual(webhook, action);
  assert.deepEqual(polling, action);
});

test("every action is an operation with every field", () => {
  const { properties } = new Bitbucket().description;
  const operations = properties.filter(({ name }) => name === "operation").flatMap(({ options }) => options as INodePropertyOptions[]);
  assert.deepEqual(operations.map(({ value }) => value).sort(), actions.map(({ id }) => id).sort());
  for (const { id, input, list, products } of actions) {
    const expected = Object.keys(input.properties ?? {}).filter((name) => !list || !PAGING.includes(name));
    const own = fieldsFor(properties, "operation", id).filter((name) => !["returnAll", "limit"].includes(name));
    assert.deepEqual(own.sort(), expected.sort(), id);
    const shown = operations.find(({ value }) => value === id)!.displayOptions?.show?.["authentication"];
    assert.deepEqual(shown, products.length === 1 ? AUTHENTICATION[products[0]!] : undefined, id);
  }
});

for (const [name, node, triggers] of [
  ["webhooks", new BitbucketTrigger(), webhooks],
  ["polling", new BitbucketPollingTrigger(), polled],
] as const) {
  test(`every event of ${name} is there with every field`, () => {
    const { properties } = node.description;
    const events = properties.find((property) => property.name === "event")!.options as INodePropertyOptions[];
    assert.deepEqual(events.map(({ value }) => value).sort(), triggers.map(({ id }) => id).sort());
    for (const { id, input } of triggers) {
      const expected = Object.keys(input.properties ?? {}).filter((field) => name !== "polling" || field !== "secret");
      assert.deepEqual(fieldsFor(properties, "event", id).sort(), expected.sort(), id);
    }
  });
}

/** The fields that a node shows for an operation, those among the options included. */
function fieldsFor(properties: INodeProperties[], by: string, id: string): string[] {
  const shown = properties.filter(({ displayOptions }) => (displayOptions?.show?.[by] as string[] | undefined)?.includes(id));
  return shown.flatMap(({ name, options }) => (name === "options" ? options!.map((option) => option.name) : [name]));
}
