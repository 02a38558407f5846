/**
 * Writes `src/bitbucket.ts` from the catalog of the component that CONNECTOR_WASM names: the types of every action and trigger. `--write`
 * replaces the file; without it the text is printed. It needs the package to be built.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Connector, bitbucket, load } from "bitbucket-connector";
import { FILE, PAGE, type Schema, Types, pascal } from "./schema.ts";

const TARGET = new URL("../src/bitbucket.ts", import.meta.url);

export function catalogTypes({ catalog, triggers }: Connector): string {
  const types = new Types();
  const typed = (id: string) => catalog.schemasOf(id)! as { input: Schema; output: Schema };
  const actions = catalog.actions().map((action) => ({ ...action, ...typed(action.id) }));
  const events = triggers.all().map((trigger) => ({ ...trigger, ...typed(trigger.id) }));
  // What is returned gets the plain name, even where it is a part of something else before.
  for (const { output } of [...actions, ...events]) {
    const returned = output.properties?.["items"]?.items ?? output;
    if (returned.title) types.reserve(pascal(returned.title), returned);
  }
  const lines = (rows: typeof actions | typeof events, input: string, output: string) =>
    rows.map((row) => {
      const taken = types.declared(`${pascal(row.id)}Input`, row.input);
      return `  ${JSON.stringify(row.id)}: { ${input}: ${taken}; ${output}: ${types.of(row.output)} };\n`;
    });
  return [
    "// Written by scripts/bitbucket.ts from the catalog. Do not edit.\n",
    `/** Inputs and outputs of the actions, by ID. */\nexport interface Actions {\n${lines(actions, "input", "output").join("")}}\n`,
    `/** Configurations and events of the triggers, by ID. */\nexport interface Triggers {\n${lines(events, "config", "event").join("")}}\n`,
    '/** What is a part of something else: any member can be `null`. */\nexport type Nested<T> = { [Member in Exclude<keyof T, "raw">]: T[Member] | null };\n',
    PAGE,
    `/** A file in the blob store of the host. */\nexport interface ${FILE} {\n  blob: string;\n  name?: string | null;\n  media_type?: string | null;\n  size?: number | null;\n}\n`,
    ...types.declarations.values(),
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = catalogTypes(await load(readFileSync(process.env["CONNECTOR_WASM"] ?? bitbucket)));
  if (process.argv.includes("--write")) writeFileSync(TARGET, text);
  else process.stdout.write(text);
}
