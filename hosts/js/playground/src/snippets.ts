/** The same call in other places. */
import type { Sent } from "./recorded.ts";

export interface Snippet {
  title: string;
  code: string;
}

export function snippets(action: string, input: Record<string, unknown>, sent: Sent[]): Snippet[] {
  return [
    {
      title: "TypeScript",
      code: `const output = await connector.client("work").run(${JSON.stringify(action)}, ${JSON.stringify(input, null, 2)});`,
    },
    { title: "Command line", code: commandLine(action, input) },
    { title: "Workflow", code: JSON.stringify({ connection: "work", action, input }, null, 2) },
    ...(sent.length > 0 ? [{ title: "curl", code: sent.map(curl).join("\n\n") }] : []),
  ];
}

function commandLine(action: string, input: Record<string, unknown>): string {
  const entries = Object.entries(input);
  const simple = entries.every(
    ([, value]) => typeof value !== "object" || (Array.isArray(value) && value.every((item) => typeof item !== "object")),
  );
  if (!simple) return `host-test run ${action} -c work --input ${quoted(JSON.stringify(input))}`;
  const fields = entries.flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((item) => `${name}[]=${item}`) : [`${name}=${value}`],
  );
  return [`host-test run ${action} -c work`, ...fields.map((field) => `-f ${quoted(field)}`)].join(" \\\n  ");
}

function curl({ method, url, headers, body }: Sent): string {
  const shown = headers.map(
    ({ name, value }) =>
      `-H ${name.toLowerCase() === "authorization" ? `"Authorization: ${value.split(" ")[0]} $CREDENTIAL"` : quoted(`${name}: ${value}`)}`,
  );
  return [`curl -X ${method} ${quoted(url)}`, ...shown, ...(body ? [`--data ${quoted(body)}`] : [])].join(" \\\n  ");
}

function quoted(text: string): string {
  return /^[\w./:@=,[\]-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
