/** A call in other places: code to copy. */
import type { Delivery } from "bitbucket-connector";
import type { Sent } from "../host/sent.ts";
import type { Schema } from "../schema.ts";
import type { Language } from "./highlight.ts";

export interface Snippet {
  title: string;
  code: string;
  language: Language;
}

type Values = Record<string, unknown>;

/** `sent` is what the call sends, as far as it is known. */
export function actionSnippets(action: string, input: Values, schema: Schema, sent: Sent[]): Snippet[] {
  const requests = sent.length > 0 ? sent.map(curl).join("\n\n") : "# No request is sent for this input.";
  return [
    { title: "Command line", language: "shell", code: commandLine(["host-test", "run", action, "-c", "work"], input, schema) },
    {
      title: "TypeScript",
      language: "typescript",
      code: `const output = await connector.client("work").run(${JSON.stringify(action)}, ${literal(input)});`,
    },
    { title: "curl", language: "shell", code: requests },
    { title: "Workflow JSON", language: "json", code: JSON.stringify({ connection: "work", action, input }, null, 2) },
  ];
}

const CALLBACK = "https://hooks.example.com";

/** `delivery` is what a webhook gets, if the trigger has one. */
export function triggerSnippets(
  trigger: string,
  config: Values,
  schema: Schema,
  polls: boolean,
  delivery: Delivery | undefined,
): Snippet[] {
  const subscribe = ["host-test", "subscribe", trigger, "-c", "work", ...(polls ? ["--polling"] : ["--url", CALLBACK])];
  const call = polls
    ? `const { events, state } = await connector.client("work").poll(${JSON.stringify(trigger)}, ${literal(config)}, lastState);`
    : `const subscription = await connector.client("work").subscribe(${JSON.stringify(trigger)}, ${literal(config)}, "${CALLBACK}");`;
  const body = delivery && {
    method: delivery.method,
    url: CALLBACK,
    headers: delivery.headers,
    body: new TextDecoder().decode(delivery.body),
  };
  return [
    { title: "Command line", language: "shell", code: commandLine(subscribe, config, schema) },
    { title: "TypeScript", language: "typescript", code: call },
    ...(body ? [{ title: "curl", language: "shell" as const, code: curl(body) }] : []),
    { title: "Workflow JSON", language: "json", code: JSON.stringify({ connection: "work", trigger, config }, null, 2) },
  ];
}

/** Fields as flags, or JSON on standard input: for what is nested, and for secrets, which every process could read in a command line. */
function commandLine(command: string[], values: Values, { properties = {} }: Schema): string {
  const entries = Object.entries(values);
  const isPlain = (value: unknown) => typeof value !== "object";
  const isFlag = ([name, value]: [string, unknown]) =>
    !properties[name]?.writeOnly && (isPlain(value) || (Array.isArray(value) && value.every(isPlain)));
  if (!entries.every(isFlag)) return `${command.join(" ")} --input - <<'JSON'\n${JSON.stringify(values, null, 2)}\nJSON`;
  const flags = entries.flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((item) => `${name}[]=${item}`) : [`${name}=${value}`],
  );
  return [command.join(" "), ...flags.map((flag) => `-f ${quoted(flag)}`)].join(" \\\n  ");
}

function curl({ method, url, headers, body }: Pick<Sent, "method" | "url" | "headers" | "body">): string {
  const shown = headers.map(({ name, value }) =>
    // The credential comes from the environment, so that double quotes have to let it in.
    name.toLowerCase() === "authorization" ? `-H "${name}: ${value.split(" ")[0]} $CREDENTIAL"` : `-H ${quoted(`${name}: ${value}`)}`,
  );
  return [`curl -X ${method} ${quoted(url)}`, ...shown, ...(body ? [`--data-binary ${quoted(body)}`] : [])].join(" \\\n  ");
}

function quoted(text: string): string {
  return /^[\w./:@=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** An object as people write it: names in quotes only where they need them. */
function literal(values: Values): string {
  return JSON.stringify(values, null, 2).replace(/^(\s*)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}
