/** What n8n demands of a verified package, by its own scanner, without exceptions. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { SOURCE_FILE_PATTERNS, analyzePackage } from "@n8n/scan-community-package/scanner/scanner.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const about = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Record<string, unknown>;

test("n8n's scanner accepts the sources", async () => {
  const { passed, details } = await analyzePackage(root, SOURCE_FILE_PATTERNS);
  assert.ok(passed, details);
});

test("n8n's scanner accepts what is shipped", async () => {
  const { passed, details } = await analyzePackage(`${root}dist`, ["**/*.js"]);
  assert.ok(passed, details);
});

test("the scanner would find what is forbidden", async (context) => {
  const { mkdtempSync, rmSync, writeFileSync } = await import("node:fs");
  const folder = mkdtempSync(`${root}dist/scan-`);
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(`${folder}/bad.js`, "process.exit(require('node:fs').length);\n");
  assert.equal((await analyzePackage(folder, ["**/*.js"])).passed, false);
});

test("the package has no dependencies", () => {
  assert.equal(about["dependencies"], undefined);
  assert.equal(about["license"], "MIT");
  assert.deepEqual(about["peerDependencies"], { "n8n-workflow": "*" });
});
