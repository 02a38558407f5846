/** What forms and tables read of a JSON Schema. */
export interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  examples?: unknown[];
  default?: unknown;
  enum?: unknown[];
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  writeOnly?: boolean;
  const?: unknown;
  /** Of forms: exactly one of these properties is set. Of connections: the kinds that there are. Of an enum: the labels of its values. */
  oneOf?: Schema[];
  /** Properties that exclude each other: `{"not": {"required": ["repo", "repos"]}}`. */
  allOf?: { not?: { required?: string[] } }[];
  dependentRequired?: Record<string, string[]>;
  "x-products"?: string[];
  "x-required-on"?: string[];
  "x-enum-products"?: Record<string, string[]>;
  "x-inherited"?: boolean;
  "x-choices"?: boolean;
  "x-depends-on"?: string[];
  "x-blob"?: boolean;
  "x-column"?: boolean;
}

export function kindOf({ type }: Schema): string | undefined {
  return [type].flat().find((kind) => kind !== "null");
}

export function isNullable({ type }: Schema): boolean {
  return [type].flat().includes("null");
}

/** What a user reads, in place of a technical name. */
export function label(name: string, { title }: Schema): string {
  const words = name.split("_").map((word) => (/^(api|http|id|url)$/.test(word) ? word.toUpperCase() : word));
  return title ?? words.join(" ").replace(/^./, (letter) => letter.toUpperCase());
}

/** What a user reads in place of one of an enum's values. */
export function labelOf(value: unknown, { oneOf }: Schema): string {
  return oneOf?.find((each) => each.const === value)?.title ?? String(value);
}

/** The schema on one product: without the properties and the values of an enum that only others have. */
export function narrowed(schema: Schema, product: string): Schema {
  const { properties, required, items } = schema;
  const narrow = { ...schema };
  if (properties) {
    const on = Object.entries(properties).filter(([, each]) =>
      (each["x-products"] ?? each["x-required-on"] ?? [product]).includes(product),
    );
    // What a connection has a default for is required of nobody.
    const isNeeded = (name: string, each: Schema) => required?.includes(name) || (each["x-required-on"] && !each["x-inherited"]);
    const needed = on.filter(([name, each]) => isNeeded(name, each)).map(([name]) => name);
    narrow.properties = Object.fromEntries(on.map(([name, each]) => [name, narrowed(each, product)]));
    narrow.required = needed;
  }
  if (items) narrow.items = narrowed(items, product);
  const products = schema["x-enum-products"];
  const isOn = (value: unknown) => products?.[String(value)]?.includes(product) ?? true;
  if (narrow.enum) narrow.enum = narrow.enum.filter(isOn);
  if (narrow.items?.enum) narrow.items = { ...narrow.items, enum: narrow.items.enum.filter(isOn) };
  return narrow;
}
