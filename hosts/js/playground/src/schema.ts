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
  "x-products"?: string[];
  "x-required-on"?: string[];
  "x-choices"?: boolean;
  "x-depends-on"?: string[];
  "x-blob"?: boolean;
  "x-column"?: boolean;
}

export function kindOf({ type }: Schema): string | undefined {
  return [type].flat().find((kind) => kind !== "null");
}

export function isRequired(name: string, schema: Schema, product: string): boolean {
  return (schema.required?.includes(name) ?? false) || (schema.properties?.[name]?.["x-required-on"]?.includes(product) ?? false);
}

/** What a user reads, in place of a technical name. */
export function label(name: string, schema: Schema): string {
  return schema.title ?? name.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
}
