/** JSON Schemas as TypeScript, as far as a catalog uses them. */

export interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  "x-blob"?: boolean;
}

/** Type of a file, which the schemas mark with `x-blob`. */
export const FILE = "FileHandle";

/** Type of what actions return that list. */
export const PAGE = `/** A page of a list. */
export interface Page<T> {
  items: T[];
  /** Pass it as \`cursor\` to get the next page. \`null\` on the last page. */
  next: string | null;
  /** Items that Bitbucket returned without the member that identifies them. Present only if there are any. */
  skipped?: { page: number; position: number; reason: string }[];
}
`;

/** Writes types. An object with a title gets a declaration of its own, one for all that are alike. */
export class Types {
  /** Code by name. */
  readonly declarations = new Map<string, string>();
  readonly #schemas = new Map<string, Schema>();

  /** Keeps the plain name for this schema, whatever is declared before. */
  reserve(name: string, schema: Schema): void {
    if (!this.#schemas.has(name)) this.#schemas.set(name, schema);
  }

  of(schema: Schema): string {
    if (schema["x-blob"]) return FILE;
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
    // Other alternatives say which properties go together, which a type would say in many words.
    const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(
      (each) => each.type !== undefined || each.const !== undefined || each.enum,
    );
    if (alternatives.length > 0 && !schema.properties) return union(alternatives.map((each) => this.of(each)));
    return union([schema.type ?? "unknown"].flat().map((kind) => this.#kind(kind, schema)));
  }

  #kind(kind: string, schema: Schema): string {
    switch (kind) {
      case "integer":
        return "number";
      case "array": {
        const item = this.of(schema.items ?? {});
        return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
      }
      case "object":
        if (isPage(schema)) return `Page<${this.of(schema.properties!["items"]!.items!)}>`;
        if (!schema.properties)
          return `Record<string, ${typeof schema.additionalProperties === "object" ? this.of(schema.additionalProperties) : "unknown"}>`;
        return schema.title
          ? this.declared(pascal(schema.title), schema)
          : `{ ${this.#members(schema)
              .map(({ code }) => code)
              .join(" ")} }`;
      default:
        return kind;
    }
  }

  /** Declares an object, and returns the name that it has. */
  declared(name: string, schema: Schema): string {
    this.reserve(name, schema);
    const plain = this.#schemas.get(name)!;
    if (shape(schema) === shape(plain)) {
      if (!this.declarations.has(name)) {
        // A type may contain itself.
        this.declarations.set(name, "");
        this.declarations.set(
          name,
          `export interface ${name} {\n${this.#members(schema)
            .map(({ docs, code }) => `${docs}  ${code}\n`)
            .join("")}}\n`,
        );
      }
      return name;
    }
    if (shape(nested(schema)) !== shape(nested(plain))) throw new Error(`two types are called \`${name}\``);
    this.declarations.set(`Nested${name}`, `export type Nested${name} = Nested<${this.declared(name, plain)}>;\n`);
    return `Nested${name}`;
  }

  #members({ properties = {}, required = [], additionalProperties }: Schema): { docs: string; code: string }[] {
    const members = Object.entries(properties).map(([name, member]) => ({
      docs: docs(member),
      code: `${property(name)}${required.includes(name) ? "" : "?"}: ${this.of(member)};`,
    }));
    return additionalProperties ? [...members, { docs: "", code: "[name: string]: unknown;" }] : members;
  }
}

function isPage({ properties = {} }: Schema): boolean {
  return (
    Object.keys(properties)
      .filter((name) => name !== "skipped")
      .join() === "items,next" && properties["items"]?.type === "array"
  );
}

/** What the type of a schema depends on. */
function shape(schema: Schema): string {
  return JSON.stringify(schema, (key, value: unknown) =>
    key === "description" || key === "examples" || (key.startsWith("x-") && key !== "x-blob") ? undefined : value,
  );
}

/** As a part of something else: any member can be null, and there is no response that was not modified. */
function nested({ type: _, properties = {}, required: __, ...schema }: Schema): Schema {
  const members = Object.entries(properties).filter(([name]) => name !== "raw");
  return {
    ...schema,
    properties: Object.fromEntries(
      members.map(([name, { type, ...member }]) => [name, { type: [...new Set([type ?? [], "null"].flat())], ...member }]),
    ),
  };
}

function docs({ description = "", default: standard }: Schema): string {
  const said = standard === undefined || /defaults to/i.test(description);
  const text = said ? description : `${description} Defaults to \`${JSON.stringify(standard)}\`.`;
  return text ? `  /** ${text.trim().replaceAll("*/", "*\\/")} */\n` : "";
}

export function pascal(words: string): string {
  return words
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

function property(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

function union(types: string[]): string {
  return [...new Set(types)].join(" | ");
}
