/** What is written by scripts says what the contract and the catalog say now. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "bitbucket-connector";
import { catalogTypes } from "../scripts/bitbucket.ts";
import { contract } from "../scripts/contract.ts";
import { component } from "./component.ts";

const AGAIN = "run `npm run generate`, and build again";

const written = (name: string) => readFile(new URL(`../src/${name}`, import.meta.url), "utf8");

for (const [path, text] of Object.entries(contract())) {
  test(`src/${path} is the WIT's`, async () => {
    assert.ok((await written(path)) === text, AGAIN);
  });
}

test("src/bitbucket.ts is the catalog's", async () => {
  assert.ok((await written("bitbucket.ts")) === catalogTypes(await load(component)), AGAIN);
});

test("README.md counts what the catalog has", async () => {
  const { catalog, triggers } = await load(component);
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  assert.ok(readme.includes(`${catalog.actions().length} actions and ${triggers.all().length} triggers`));
});
