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

/** Writes types. An object with a title gets a declaration of its own, one for all that are alike. */
export class Types {
  /** Members by name. */
  readonly declarations = new Map<string, string>();

  of(schema: Schema): string {
    if (schema["x-blob"]) return FILE;
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
    // Other alternatives say which properties go together, which a type would say in many words.
    const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((each) => each.type !== undefined || each.const !== undefined || each.enum);
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
        if (!schema.properties) return `Record<string, ${typeof schema.additionalProperties === "object" ? this.of(schema.additionalProperties) : "unknown"}>`;
        return schema.title ? this.declared(pascal(schema.title), schema) : `{ ${this.#members(schema).map(({ code }) => code).join(" ")} }`;
      default:
        return kind;
    }
  }

  /** Declares an object, and returns the name that it has: inside of others, a type may have more members that are null. */
  declared(name: string, schema: Schema): string {
    const text = this.#members(schema).map(({ docs, code }) => `${docs}  ${code}\n`).join("");
    for (const candidate of [name, `Nested${name}`]) {
      const known = this.declarations.get(candidate);
      if (known === undefined) this.declarations.set(candidate, text);
      if (known === undefined || known === text) return candidate;
    }
    throw new Error(`more than two types are called \`${name}\``);
  }

  #members({ properties = {}, required = [], additionalProperties }: Schema): { docs: string; code: string }[] {
    const members = Object.entries(properties).map(([name, member]) => ({ docs: docs(member), code: `${property(name)}${required.includes(name) ? "" : "?"}: ${this.of(member)};` }));
    return additionalProperties ? [...members, { docs: "", code: "[name: string]: unknown;" }] : members;
  }
}

export function docs({ description = "", default: standard }: Schema): string {
  const said = standard === undefined || /defaults to/i.test(description);
  const text = said ? description : `${description} Defaults to \`${JSON.stringify(standard)}\`.`;
  return text ? `  /** ${text.trim().replaceAll("*/", "*\\/")} */\n` : "";
}

export function pascal(words: string): string {
  return words.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function property(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

function union(types: string[]): string {
  return [...new Set(types)].join(" | ");
}
