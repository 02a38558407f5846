/**
 * Writes what the nodes show: a file for each resource with its operations and fields, and one for the triggers, from the catalog of the
 * component that CONNECTOR_WASM names. n8n's linter has the last word about titles, periods and order. `--write` replaces the files;
 * without it, the differences are the exit status.
 */
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { buildScanConfig } from "@n8n/scan-community-package/scanner/scanner.mjs";
import { catalog, type Action, type Catalog } from "./catalog.ts";
import { PAGING, type Parameter, type Schema, byProduct, label, parametersOf, sorted, text } from "./parameters.ts";

const ROOT = new URL("../", import.meta.url);
const RESOURCES = "nodes/Bitbucket/resources/";
const WEBHOOKS = "nodes/BitbucketTrigger/events.ts";
const POLLED = "nodes/BitbucketPollingTrigger/events.ts";
const HEADER = "// Written by scripts/generate.ts from the catalog. Do not edit.\n";

/** n8n names a resource by one of its kind. */
const SINGULAR: Record<string, string> = {
  "Any endpoint": "API",
  People: "User",
  "Workspaces and projects": "Workspace or Project",
  Repositories: "Repository",
  "Repository settings": "Repository Setting",
  "Branches and tags": "Branch or Tag",
  Commits: "Commit",
  "Build results": "Build Result",
  Files: "File",
  "Pull requests": "Pull Request",
  "Comments and tasks": "Comment or Task",
  Pipelines: "Pipeline",
  Deployments: "Deployment",
  "Downloads and snippets": "Download or Snippet",
  Webhooks: "Webhook",
  Issues: "Issue",
};

export async function generated({ actions, webhooks, polled }: Catalog): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const groups = [...Map.groupBy(actions, ({ group }) => group)].map(([group, rows]) => ({ name: singular(group), rows }));
  for (const { name, rows } of groups) files.set(`${RESOURCES}${camel(name)}.ts`, resourceFile(name, rows));
  files.set(`${RESOURCES}index.ts`, indexFile(groups));
  files.set(WEBHOOKS, eventsFile(webhooks));
  // A secret is for the signature of what is delivered.
  files.set(POLLED, eventsFile(polled.map((row) => ({ ...row, input: without(row.input, ["secret"]) }))));
  const choices = [...actions, ...webhooks, ...polled].flatMap(({ input }) =>
    Object.entries(input.properties ?? {}).filter(([, field]) => field["x-choices"]),
  );
  const names = (wanted: boolean) =>
    [...new Set(choices.filter(([, { type }]) => (type === "array") === wanted).map(([name]) => name))].sort();
  files.set(
    "nodes/Bitbucket/resources/choices.ts",
    `${HEADER}
/** Fields with a list to choose from: one value, and several. */
export const LISTS = ${JSON.stringify(names(false))};
export const MULTIPLE = ${JSON.stringify(names(true))};
`,
  );
  return tidied(files);
}

function resourceFile(name: string, rows: Action[]): string {
  const resource = camel(name);
  const operations = sorted(
    rows.map((row) => ({
      name: label(row.title),
      value: row.id,
      description: text(row.description),
      action: sentence(row),
      ...(row.products.length === 1 && { displayOptions: { show: byProduct({ "x-products": row.products }) } }),
    })),
    "name",
  );
  const properties: Parameter[] = [
    {
      displayName: "Operation",
      name: "operation",
      type: "options",
      noDataExpression: true,
      displayOptions: { show: { resource: [resource] } },
      options: operations,
      default: operations[0]!.value,
    },
    ...merged(
      rows.flatMap((row) => {
        const show = { resource: [resource], operation: [row.id] };
        const all = parametersOf(without(row.input, row.list ? PAGING : []), show);
        // Options come last, as everywhere in n8n.
        const options = all.filter(({ name }) => name === "options");
        const fields = all.filter(({ name }) => name !== "options");
        return [...fields, ...(row.list ? paging(show) : []), ...options];
      }),
    ),
  ];
  return `${HEADER}import type { INodeProperties } from "n8n-workflow";

export const ${resource}: INodeProperties[] = ${literal(properties)};
`;
}

function indexFile(groups: { name: string; rows: Action[] }[]): string {
  const options = sorted(
    groups.map(({ name, rows }) => {
      const products = [...new Set(rows.flatMap(({ products }) => products))];
      return {
        name,
        value: camel(name),
        ...(products.length === 1 && { displayOptions: { show: byProduct({ "x-products": products }) } }),
      };
    }),
    "name",
  );
  const resource = {
    displayName: "Resource",
    name: "resource",
    type: "options",
    noDataExpression: true,
    options,
    default: "pullRequest",
  };
  const names = options.map(({ value }) => value);
  return `${HEADER}import type { INodeProperties } from "n8n-workflow";
${names.map((name) => `import { ${name} } from "./${name}.ts";`).join("\n")}

const resource: INodeProperties = ${literal(resource)};

/** What the node shows: resource, operation, and the fields of each operation. */
export const properties: INodeProperties[] = [resource, ${names.map((name) => `...${name}`).join(", ")}];
`;
}

function eventsFile(triggers: Action[]): string {
  const event = {
    displayName: "Event",
    name: "event",
    type: "options",
    noDataExpression: true,
    required: true,
    options: sorted(
      triggers.map((row) => ({
        name: label(row.title),
        value: row.id,
        description: text(row.description),
        ...(row.products.length === 1 && { displayOptions: { show: byProduct({ "x-products": row.products }) } }),
      })),
      "name",
    ),
    default: "push",
  };
  const fields = triggers.flatMap((row) => parametersOf(withTopRepo(row.input), { event: [row.id] }));
  return `${HEADER}import type { INodeProperties } from "n8n-workflow";

export const properties: INodeProperties[] = ${literal([event, ...merged(fields)])};
`;
}

/** Where a trigger listens is what is asked first, though a whole workspace is possible. */
function withTopRepo(input: Schema): Schema {
  const { repo, ...rest } = input.properties ?? {};
  return { ...input, properties: { ...rest, ...(repo && { repo: { ...repo, "x-inherited": true } }) } };
}

function paging(show: Record<string, string[]>): Parameter[] {
  return [
    {
      displayName: "Return All",
      name: "returnAll",
      type: "boolean",
      default: false,
      description: "Whether to return all results or only up to a given limit",
      displayOptions: { show },
    },
    {
      displayName: "Limit",
      name: "limit",
      type: "number",
      typeOptions: { minValue: 1 },
      default: 50,
      description: "Max number of results to return",
      displayOptions: { show: { ...show, returnAll: [false] } },
    },
  ];
}

/** A field that several operations have alike is written once, for all of them. */
function merged(parameters: Parameter[]): Parameter[] {
  const known = new Map<string, Parameter & Shown>();
  for (const parameter of parameters as (Parameter & Shown)[]) {
    const { displayOptions, ...rest } = parameter;
    const { operation, event, ...others } = displayOptions.show;
    const key = JSON.stringify([rest, others]);
    const same = known.get(key);
    if (!same) known.set(key, structuredClone(parameter));
    else if (operation) same.displayOptions.show["operation"]!.push(...operation);
    else if (event) same.displayOptions.show["event"]!.push(...event);
  }
  return [...known.values()];
}

interface Shown {
  displayOptions: { show: Record<string, string[]> };
}

function without(input: Schema, names: string[]): Schema {
  const properties = Object.fromEntries(Object.entries(input.properties ?? {}).filter(([name]) => !names.includes(name)));
  return { ...input, properties };
}

const ACTIONS: Record<string, string> = {
  "call-api": "Call any endpoint",
  "get-current-user": "Get the current user",
  "get-server-info": "Get server info",
};

/** "Create a pull request", of "Create pull request". */
function sentence({ id, title }: Action): string {
  if (ACTIONS[id]) return ACTIONS[id];
  const [verb = "", ...noun] = title.split(" ");
  const many = /^(List|Find|Discover|Search|Compare|Request)$/.test(verb) || /[^su]s$/.test(title);
  const article = /^[aeiou]/.test(noun[0] ?? "") ? "an" : "a";
  return [verb, ...(many ? [] : [article]), ...noun].join(" ");
}

function singular(group: string): string {
  const name = SINGULAR[group];
  if (!name) throw new Error(`The group "${group}" needs a singular in scripts/generate.ts.`);
  return name;
}

function camel(name: string): string {
  const [first = "", ...rest] = name.split(" ");
  return first.toLowerCase() + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** JSON as TypeScript: names without quotes where they need none, and lists of words in one line. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(/^(\s*)"(\w+)":/gm, "$1$2:")
    .replace(/\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g, (_, words: string) => `[${words.replace(/\s+/g, " ")}]`);
}

async function tidied(files: Map<string, string>): Promise<Map<string, string>> {
  const eslint = new ESLint({
    cwd: fileURLToPath(ROOT),
    fix: true,
    allowInlineConfig: false,
    overrideConfigFile: true,
    overrideConfig: await buildScanConfig(),
  });
  const tidy = async ([name, code]: [string, string]): Promise<[string, string]> => {
    const [result] = await eslint.lintText(code, { filePath: fileURLToPath(new URL(name, ROOT)) });
    // The linter writes what it changes with single quotes.
    return [name, (result?.output ?? code).replace(/: '([^'"\\\n]*)'/g, ': "$1"')];
  };
  return new Map(await Promise.all([...files].map(tidy)));
}

/** The files that are not what they should be. */
export async function stale(): Promise<string[]> {
  const files = await generated(await catalog());
  const there = [...readdirSync(new URL(RESOURCES, ROOT)).map((name) => RESOURCES + name), WEBHOOKS, POLLED];
  return [...new Set([...files.keys(), ...there])].filter((name) => {
    const file = new URL(name, ROOT);
    return !existsSync(file) || readFileSync(file, "utf8") !== files.get(name);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--write")) {
    for (const name of readdirSync(new URL(RESOURCES, ROOT))) rmSync(new URL(RESOURCES + name, ROOT));
    for (const [name, code] of await generated(await catalog())) writeFileSync(new URL(name, ROOT), code);
  } else {
    const names = await stale();
    for (const name of names) console.error(`${name} is not what \`npm run generate\` writes.`);
    process.exitCode = names.length > 0 ? 1 : 0;
  }
}

