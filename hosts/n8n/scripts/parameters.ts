/** JSON Schemas of inputs as parameters of an n8n node. */
import { CREDENTIALS } from "../src/credentials.ts";

export interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  enum?: string[];
  oneOf?: Schema[];
  minimum?: number;
  writeOnly?: boolean;
  "x-blob"?: boolean;
  "x-choices"?: boolean;
  "x-inherited"?: boolean;
  "x-products"?: string[];
  "x-required-on"?: string[];
}

export type Parameter = Record<string, unknown> & { name: string };

/** What "Return All" and "Limit" replace. */
export const PAGING = ["max_items", "cursor"];

/** Values of the parameter `authentication`, by product. */
export const AUTHENTICATION: Record<string, string[]> = {};
for (const [value, { product }] of Object.entries(CREDENTIALS)) (AUTHENTICATION[product] ??= []).push(value);

/** Fields whose values have several lines. */
const LONG = /^(text|description|message|body_text|public_key)$/;

/** The fields of an input: what is required first, and the rest as options. */
export function parametersOf(input: Schema, show: Record<string, string[]>): Parameter[] {
  const fields = Object.entries(input.properties ?? {});
  const either = (input.oneOf ?? []).flatMap(({ required = [] }) => required);
  const onTop = ([name, field]: [string, Schema]) =>
    input.required?.includes(name) || either.includes(name) || field["x-inherited"] || field["x-required-on"];
  const shown = (field: Schema) => ({ show: { ...show, ...byProduct(field) } });
  const top = fields.filter(onTop).map(([name, field]) => ({
    ...parameter(name, field),
    ...(input.required?.includes(name) && { required: true }),
    displayOptions: shown(field),
  }));
  const options = fields
    .filter((field) => !onTop(field))
    .map(([name, field]) => ({
      ...parameter(name, field),
      ...(field["x-products"] && { displayOptions: { show: atRoot(byProduct(field)) } }),
    }));
  if (options.length === 0) return top;
  return [
    ...top,
    {
      displayName: "Options",
      name: "options",
      type: "collection",
      placeholder: "Add option",
      default: {},
      options: sorted(options, "displayName"),
      displayOptions: { show },
    },
  ];
}

/** Inside of a collection, a leading slash means the node's own parameter. */
function atRoot(show: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(show).map(([name, values]) => [`/${name}`, values]));
}

export function byProduct(row: { "x-products"?: string[] }): Record<string, string[]> {
  const products = row["x-products"];
  return products ? { authentication: products.flatMap((product) => AUTHENTICATION[product]!) } : {};
}

function parameter(name: string, field: Schema): Parameter {
  const { title = name, description = "", examples = [] } = field;
  const example = examples[0];
  const placeholder = typeof example === "string" || typeof example === "number" ? { placeholder: `e.g. ${example}` } : {};
  const common = { displayName: label(title), name, description: text(description) };
  if (field["x-blob"]) {
    return {
      displayName: `${label(title)} (Input Binary Field)`,
      name,
      type: "string",
      default: "",
      placeholder: "e.g. data",
      description: `${text(description)} Name of the binary field of the input item that contains it.`,
    };
  }
  const types = [field.type ?? []].flat();
  const typed = types[0];
  if (typed === "array") return { ...common, ...arrayOf(name, field) };
  if (field["x-choices"]) {
    const isId = typed === "integer";
    return {
      ...common,
      type: "resourceLocator",
      default: { mode: "list", value: "" },
      modes: [
        { displayName: "From List", name: "list", type: "list", typeOptions: { searchListMethod: name, searchable: true } },
        { displayName: isId ? "By ID" : "By Name or ID", name: "id", type: "string", ...placeholder },
      ],
    };
  }
  if (typed === "boolean") return { ...common, type: "boolean", default: field.default ?? false };
  if (typed === "integer" || typed === "number") {
    const { minimum } = field;
    return {
      ...common,
      type: "number",
      ...(minimum !== undefined && { typeOptions: { minValue: minimum } }),
      default: field.default ?? minimum ?? 0,
    };
  }
  if (field.enum) {
    return { ...common, type: "options", options: choices(field.enum), default: field.default ?? choices(field.enum)[0]!.value };
  }
  if (typed === "object" && field.additionalProperties) return { ...common, ...pairs(label(title)) };
  if (typed === undefined) return { ...common, type: "json", default: "" };
  const options = { ...(LONG.test(name) && { rows: 4 }), ...(field.writeOnly && { password: true }) };
  return {
    ...common,
    type: "string",
    ...(Object.keys(options).length > 0 && { typeOptions: options }),
    default: field.default ?? "",
    ...(!field.writeOnly && placeholder),
  };
}

function arrayOf(name: string, { title = name, items = {}, ...field }: Schema): Record<string, unknown> {
  if (items.properties) {
    // None is `required`: n8n would demand it of every operation that has a field of this name. The connector says what is missing.
    const values = Object.entries(items.properties).map(([member, schema]) => ({
      ...(items.required?.includes(member) ? parameter(member, schema) : unset(parameter(member, schema))),
      ...(schema["x-products"] && { displayOptions: { show: atRoot(byProduct(schema)) } }),
    }));
    return {
      type: "fixedCollection",
      typeOptions: { multipleValues: true },
      placeholder: `Add ${title.toLowerCase()}`,
      default: {},
      options: [{ displayName: label(title), name: "values", values: sorted(values, "displayName") }],
    };
  }
  if (items.enum) return { type: "multiOptions", options: choices(items.enum), default: [] };
  if (field["x-choices"]) return { type: "multiOptions", typeOptions: { loadOptionsMethod: name }, default: [] };
  return { type: "string", typeOptions: { multipleValues: true }, default: [] };
}

/** A row of a collection has every member, so that what is optional needs a value that means nothing. */
function unset(parameter: Parameter): Parameter {
  const { type, options } = parameter as { type?: string; options?: { name: string; value: string }[] };
  if (type === "number") return { ...parameter, typeOptions: {}, default: 0 };
  if (type !== "options") return parameter;
  return { ...parameter, options: sorted([...options!, { name: "Default", value: "" }], "name"), default: "" };
}

/** Names and values, as n8n has them for query parameters and headers. */
function pairs(title: string): Record<string, unknown> {
  return {
    type: "fixedCollection",
    typeOptions: { multipleValues: true },
    placeholder: "Add parameter",
    default: {},
    options: [
      {
        displayName: title,
        name: "pairs",
        values: [
          { displayName: "Name", name: "name", type: "string", default: "" },
          { displayName: "Value", name: "value", type: "string", default: "" },
        ],
      },
    ],
  };
}

function choices(values: string[]): { name: string; value: string }[] {
  return sorted(
    values.map((value) => ({ name: value === "blob" ? "Binary File" : label(value), value })),
    "name",
  );
}

export function sorted<Row extends Record<string, unknown>>(rows: Row[], by: string): Row[] {
  return [...rows].sort((left, right) => String(left[by]).localeCompare(String(right[by])));
}

const UPPER = /^(id|url|api|json|http|ssh|tls|ip|uuid)s?$/i;
/** Small words, which titles keep small: n8n's linter wants it so. */
const SMALL = /^(a|an|and|as|at|by|for|from|in|of|on|or|per|the|to|with|if)$/;

/** In title case. Names of events such as `repo:push` stay as they are. */
export function label(text: string): string {
  if (text.includes(":")) return text;
  const words = text.split(/[ _-]/);
  return words
    .map((word, index) => {
      if (UPPER.test(word)) return word.toUpperCase().replace(/S$/, "s");
      if (index > 0 && SMALL.test(word)) return word;
      return word.charAt(0).toUpperCase() + word.slice(1);
    })
    .join(" ");
}

/** A description, as n8n shows it: `code` in HTML. */
export function text(description: string): string {
  return description
    .replace(/^Filters by whether/, "Whether")
    .replace(/</g, "&lt;")
    .replace(/`([^`]*)`/g, "<code>$1</code>")
    .replaceAll("the connection's", "the credential's");
}
