/** What the form holds becomes the input of the action. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Schema, inputOf } from "../src/input.ts";

const input = (properties: Record<string, Schema>, entered: Record<string, unknown>, required: string[] = []) =>
  inputOf({ properties, required }, (name) => entered[name] ?? null);

test("a resource locator is what it points to, and an ID is a number", () => {
  const entered = { repo: { __rl: true, mode: "id", value: "web" }, pull_request: { __rl: true, mode: "list", value: "42" } };
  assert.deepEqual(input({ repo: { type: "string" }, pull_request: { type: "integer" } }, entered), { repo: "web", pull_request: 42 });
});

test("what is empty is left out, and clears what can be null", () => {
  const entered = { options: { title: "", description: "" } };
  assert.deepEqual(input({ title: { type: "string" }, description: { type: ["string", "null"] } }, entered), { description: null });
});

test("names and values are an object, and a name that is there twice has both", () => {
  const pairs = [
    { name: "role", value: "admin" },
    { name: "q", value: "a" },
    { name: "q", value: "b" },
  ];
  const query: Schema = { type: "object", additionalProperties: {} };
  assert.deepEqual(input({ query }, { options: { query: { pairs } } }), { query: { role: "admin", q: ["a", "b"] } });
});

test("rows have what was entered, and a binary field is a file", () => {
  const file: Schema = { type: "object", "x-blob": true };
  const properties = { path: { type: "string" }, text: { type: "string" }, file, delete: { type: "boolean" } };
  const files: Schema = { type: "array", items: { properties, required: ["path"] } };
  const values = [{ path: "logo.png", text: "", file: "data", delete: false }];
  assert.deepEqual(input({ files }, { files: { values } }), { files: [{ path: "logo.png", file: { blob: "data" } }] });
});

test("JSON is parsed, and a text that is none stays one", () => {
  assert.deepEqual(input({ body: {} }, { options: { body: '{"a":1}' } }), { body: { a: 1 } });
  assert.deepEqual(input({ body: {} }, { options: { body: "plain" } }), { body: "plain" });
});
