/** The input of an action, of what the form of the node holds: the mirror of scripts/parameters.ts. */

/** What is read of a JSON Schema. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: Schema;
  default?: unknown;
  "x-blob"?: boolean;
  "x-depends-on"?: string[];
}

export type Input = Record<string, unknown>;

/** `parameter` returns a parameter of the node, or `null` where it has none of this name. */
export function inputOf(schema: Schema, parameter: (name: string) => unknown): Input {
  const options = (parameter("options") ?? {}) as Record<string, unknown>;
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const optional = !schema.required?.includes(name);
    return [name, valueOf(field, name in options ? options[name] : parameter(name), optional)] as const;
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

/** A field that was left empty is left out, unless it is required: the connector says then what is missing. */
function valueOf(schema: Schema, entered: unknown, optional: boolean): unknown {
  const value = chosen(entered);
  const types = [schema.type ?? []].flat();
  if (value === null || value === undefined) return undefined;
  if (value === "") return types.includes("null") ? null : undefined;
  if (schema["x-blob"]) return typeof value === "string" ? { blob: value } : value;
  if (types.includes("array")) return listOf(schema, value);
  if (types.includes("object")) return pairsOf(value, optional);
  if (types.includes("integer") || types.includes("number")) return typeof value === "string" ? asNumber(value) : value;
  if (types.length === 0) return typeof value === "string" ? parsed(value) : value;
  return types.includes("string") && typeof value === "number" ? String(value) : value;
}

/** A resource locator is what it points to. */
function chosen(entered: unknown): unknown {
  return isObject(entered) && "__rl" in entered ? entered["value"] : entered;
}

function listOf({ items = {} }: Schema, value: unknown): unknown {
  const rows = isObject(value) && "values" in value ? value["values"] : value;
  const all = Array.isArray(rows) ? rows : isObject(rows) && Object.keys(rows).length === 0 ? [] : [rows];
  const list = items.properties ? all.map((row: unknown) => memberOf(items, row)) : all.filter((row) => row !== "");
  return list.length > 0 ? list : undefined;
}

/** A row of a collection has every member. One that is at its default was not entered. */
function memberOf(schema: Schema, row: unknown): unknown {
  if (!isObject(row)) return row;
  const entered = ([name, field]: [string, Schema]) => {
    const optional = !schema.required?.includes(name);
    const value = valueOf(field, row[name], optional);
    return optional && (value === false || value === 0) ? undefined : value;
  };
  const members = Object.entries(schema.properties ?? {}).map((member) => [member[0], entered(member)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** Names and values as an object. A name that is there twice has both values. */
function pairsOf(value: unknown, optional: boolean): unknown {
  if (!isObject(value) || !Array.isArray(value["pairs"])) return isObject(value) && Object.keys(value).length === 0 && optional ? undefined : value;
  const pairs: Record<string, unknown> = {};
  for (const { name, value: content } of value["pairs"] as { name: string; value: unknown }[])
    pairs[name] = name in pairs ? [pairs[name], content].flat() : content;
  return pairs;
}

/** What is no number stays as it is, for the connector to explain. */
function asNumber(value: string): unknown {
  return Number.isNaN(Number(value)) ? value : Number(value);
}

/** Text that is no JSON is meant as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
