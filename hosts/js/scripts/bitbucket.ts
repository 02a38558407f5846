/**
 * Writes `src/bitbucket.ts` from the catalog of the component that CONNECTOR_WASM names: the types of every action and trigger. `--write`
 * replaces the file; without it the text is printed. It needs the package to be built.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Connector, bitbucket, load } from "bitbucket-connector";
import { FILE, type Schema, Types, docs, pascal } from "./schema.ts";

const TARGET = new URL("../src/bitbucket.ts", import.meta.url);

export function catalogTypes({ catalog, triggers }: Connector): string {
  const types = new Types();
  const all = [...catalog.actions(), ...triggers.all()].map((row) => {
    const { input, output } = catalog.schemasOf(row.id)! as { input: Schema; output: Schema };
    return { ...row, input, output: { ...output, title: output.title ?? `${pascal(row.id)}Output` } };
  });
  // What is returned comes before what is a part of it, and so gets the plain name.
  for (const { output } of all) {
    const item = output.properties?.["items"]?.items;
    const returned = item?.title ? item : output;
    if (returned.title) types.declared(pascal(returned.title), returned);
  }
  const lines = (rows: typeof all, input: string, output: string) =>
    rows.map((row) => {
      const taken = types.declared(`${pascal(row.id)}Input`, row.input);
      return `${docs({ description: row.description })}  ${JSON.stringify(row.id)}: { ${input}: ${taken}; ${output}: ${types.of(row.output)} };\n`;
    });
  const isAction = new Set(catalog.actions().map(({ id }) => id));
  const actions = lines(all.filter(({ id }) => isAction.has(id)), "input", "output");
  const events = lines(all.filter(({ id }) => !isAction.has(id)), "config", "event");
  const declarations = [...types.declarations].map(([name, members]) => `export interface ${name} {\n${members}}\n`);
  return [
    "// Written by scripts/bitbucket.ts from the catalog. Do not edit.\n",
    `/** Inputs and outputs of the actions, by ID. */\nexport interface Actions {\n${actions.join("")}}\n`,
    `/** Configurations and events of the triggers, by ID. */\nexport interface Triggers {\n${events.join("")}}\n`,
    `/** A file in the blob store of the host. */\nexport interface ${FILE} {\n  blob: string;\n  name?: string | null;\n  media_type?: string | null;\n  size?: number | null;\n}\n`,
    ...declarations,
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = catalogTypes(await load(readFileSync(process.env["CONNECTOR_WASM"] ?? bitbucket)));
  if (process.argv.includes("--write")) writeFileSync(TARGET, text);
  else process.stdout.write(text);
}
