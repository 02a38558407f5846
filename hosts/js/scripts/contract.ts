/**
 * Writes from the WIT: `src/contract.ts`, the types of the contract, and `src/component/contract.ts`, how their values cross. `--write`
 * replaces the files; without it the texts are printed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Func, type Interface, type Member, type Package, type TypeDef, type TypeRef, parse } from "./wit.ts";

const WIT = new URL("../../../wit/connector.wit", import.meta.url);
const SOURCES = new URL("../src/", import.meta.url);

/** Names that JavaScript has for something else, or that two interfaces share. */
const RENAMED: Record<string, string> = {
  "types/error": "ErrorRecord",
  "types/blob": "BlobReference",
  "http/request": "HttpRequest",
  "http/response": "HttpResponse",
  "http/http-error": "HttpErrorRecord",
  "api/request": "ApiRequest",
  "api/response": "ApiResponse",
  "catalog/connector": "ConnectorInfo",
  "token-store/entry": "TokenEntry",
  "system/level": "LogLevel",
  "triggers/event": "TriggerEvent",
};

const PRIMITIVES: Record<string, { ts: string; value: string }> = {
  bool: { ts: "boolean", value: "bool" },
  u16: { ts: "number", value: "u16" },
  u32: { ts: "number", value: "u32" },
  u64: { ts: "number", value: "u64" },
  string: { ts: "string", value: "text" },
};

const COMBINATORS = [
  "bool",
  "bytes",
  "enumeration",
  "func",
  "json",
  "list",
  "option",
  "own",
  "record",
  "result",
  "text",
  "tuple",
  "u16",
  "u32",
  "u64",
  "variant",
];

/** The text of each file, by its path. */
export function contract(): Record<string, string> {
  const wit = parse(readFileSync(WIT, "utf8"));
  const all = wit.interfaces.flatMap((from) =>
    from.types.filter(({ name }) => name !== "json").map((type) => new Writer(wit, from).type(type)),
  );
  const crossing = [...all.map(({ crossing }) => crossing), ...(["imports", "connector"] as const).map((world) => side(wit, world))]
    .filter(Boolean)
    .join("\n\n");
  const head = "// Written by scripts/contract.ts from wit/connector.wit. Do not edit.";
  return {
    "contract.ts": [
      head,
      "",
      "/** A JSON value. It crosses as text. */",
      "export type Json = any;",
      "",
      all.map(({ ts }) => ts).join("\n\n"),
      "",
    ].join("\n"),
    "component/contract.ts": [
      head,
      'import type * as contract from "../contract.ts";',
      `import { ${COMBINATORS.filter((name) => new RegExp(`\\b${name}\\b[(,\\]) ]`).test(crossing)).join(", ")} } from "./index.ts";`,
      'import type { Func, Type } from "./index.ts";',
      "",
      `export const PACKAGE = ${JSON.stringify(wit.name)};`,
      `export const VERSION = ${JSON.stringify(wit.version)};`,
      "",
      crossing,
      "",
    ].join("\n"),
  };
}

/** The functions of a world, by interface. */
function side(wit: Package, world: "imports" | "connector"): string {
  const found = wit.worlds.find(({ name }) => name === world)!;
  const minimal = wit.worlds.find(({ name }) => name === "minimal")!;
  const names = world === "imports" ? found.imports : [...minimal.exports, ...found.exports];
  const interfaces = names.map((name) => {
    const from = wit.interfaces.find((it) => it.name === name)!;
    const writer = new Writer(wit, from);
    const funcs = from.funcs.map((func) => `    ${JSON.stringify(func.name)}: ${writer.func(func)},`);
    return [`  ${JSON.stringify(name)}: {`, ...funcs, "  },"].join("\n");
  });
  const [name, about] = world === "imports" ? ["IMPORTS", "What a connector calls."] : ["EXPORTS", "What a host calls."];
  return [`/** ${about} */`, `export const ${name}: Record<string, Record<string, Func>> = {`, ...interfaces, "};"].join("\n");
}

class Writer {
  readonly #wit: Package;
  readonly #from: Interface;

  constructor(wit: Package, from: Interface) {
    this.#wit = wit;
    this.#from = from;
  }

  type(type: TypeDef): { ts: string; crossing: string } {
    const name = this.#name(type.name);
    const docs = comment(type.docs, "");
    const crossing = (value: string) => `const ${camel(name)}: Type<contract.${name}> = ${value};`;
    switch (type.kind) {
      case "alias":
        return { ts: `${docs}export type ${name} = ${this.#ts(type.type)};`, crossing: crossing(this.#value(type.type)) };
      case "resource":
        return { ts: `${docs}export type ${name} = unknown;`, crossing: "" };
      case "enum": {
        const names = type.members.map(({ name }) => JSON.stringify(name));
        const documented = type.members.map(({ name, docs }) => `- \`${name}\`: ${docs.join(" ")}`);
        return {
          ts: `${comment([...type.docs, "", ...documented], "")}export type ${name} = ${names.join(" | ")};`,
          crossing: crossing(`enumeration(${names.join(", ")})`),
        };
      }
      case "record": {
        const members = type.members.map((member) => `${comment(member.docs, "  ")}  ${this.#property(member)};`);
        const fields = type.members.map(({ name, type }) => `  ${camel(name)}: ${this.#value(type!)},`);
        return {
          ts: [`${docs}export interface ${name} {`, ...members, "}"].join("\n"),
          crossing: crossing(["record({", ...fields, "})"].join("\n")),
        };
      }
      case "variant": {
        const members = type.members.map(
          ({ name, docs, type }) => `${comment(docs, "  ")}  | { tag: ${JSON.stringify(name)}${type ? `; val: ${this.#ts(type)}` : ""} }`,
        );
        const payloads = type.members.map(({ name, type }) => `  ${JSON.stringify(name)}: ${type ? this.#value(type) : "undefined"},`);
        return {
          ts: `${[`${docs}export type ${name} =`, ...members].join("\n")};`,
          crossing: crossing(["variant({", ...payloads, "})"].join("\n")),
        };
      }
    }
  }

  func(func: Func): string {
    const params = func.params.map(({ type }) => this.#value(type)).join(", ");
    return func.result ? `func([${params}], ${this.#value(func.result)})` : `func([${params}])`;
  }

  /** What may be missing is an optional property. */
  #property({ name, type }: Member): string {
    return type!.kind === "option" ? `${camel(name)}?: ${this.#ts(type!.of)} | undefined` : `${camel(name)}: ${this.#ts(type!)}`;
  }

  #ts(type: TypeRef): string {
    switch (type.kind) {
      case "name":
        return PRIMITIVES[type.name]?.ts ?? (type.name === "json" ? "Json" : this.#name(type.name));
      case "list":
        return isByte(type.of) ? "Uint8Array" : `${this.#ts(type.of)}[]`;
      case "option":
        return `${this.#ts(type.of)} | undefined`;
      case "tuple":
        return `[${type.of.map((item) => this.#ts(item)).join(", ")}]`;
      case "own":
      case "result":
        throw new Error(`a value of \`${type.kind}\` has no place in a type`);
    }
  }

  #value(type: TypeRef): string {
    switch (type.kind) {
      case "name":
        return (
          PRIMITIVES[type.name]?.value ??
          (type.name === "json" ? "json" : this.#isResource(type.name) ? "own()" : camel(this.#name(type.name)))
        );
      case "list":
        return isByte(type.of) ? "bytes" : `list(${this.#value(type.of)})`;
      case "option":
        return `option(${this.#value(type.of)})`;
      case "tuple":
        return `tuple(${type.of.map((item) => this.#value(item)).join(", ")})`;
      case "result":
        return `result(${[type.ok, type.err].map((side) => (side ? this.#value(side) : "undefined")).join(", ")})`;
      case "own":
        return "own()";
    }
  }

  #name(name: string): string {
    const home = this.#from.uses.get(name) ?? this.#from.name;
    if (!this.#wit.interfaces.find((it) => it.name === home)?.types.some((type) => type.name === name))
      throw new Error(`no type \`${name}\``);
    return RENAMED[`${home}/${name}`] ?? name.replace(/(^|-)(.)/g, (_, _dash, letter: string) => letter.toUpperCase());
  }

  #isResource(name: string): boolean {
    return this.#from.types.some((type) => type.kind === "resource" && type.name === name);
  }
}

function isByte(type: TypeRef): boolean {
  return type.kind === "name" && type.name === "u8";
}

function camel(name: string): string {
  const joined = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return joined[0]!.toLowerCase() + joined.slice(1);
}

function comment(lines: string[], indent: string): string {
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`, ""].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(contract())) {
    if (process.argv.includes("--write")) writeFileSync(new URL(path, SOURCES), text);
    else process.stdout.write(text);
  }
}
