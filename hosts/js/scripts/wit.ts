/** Reads a WIT package, as far as connectors use the language. */

export type TypeRef =
  | { kind: "name"; name: string }
  | { kind: "list" | "option" | "own"; of: TypeRef }
  | { kind: "result"; ok: TypeRef | undefined; err: TypeRef | undefined }
  | { kind: "tuple"; of: TypeRef[] };

export interface Member {
  name: string;
  docs: string[];
  type: TypeRef | undefined;
}

export type TypeDef =
  | { kind: "record" | "variant" | "enum"; name: string; docs: string[]; members: Member[] }
  | { kind: "alias"; name: string; docs: string[]; type: TypeRef }
  | { kind: "resource"; name: string; docs: string[] };

export interface Func {
  name: string;
  docs: string[];
  params: { name: string; type: TypeRef }[];
  result: TypeRef | undefined;
}

export interface Interface {
  name: string;
  docs: string[];
  /** Local name to the interface that defines it. */
  uses: Map<string, string>;
  types: TypeDef[];
  funcs: Func[];
}

export interface World {
  name: string;
  includes: string[];
  imports: string[];
  exports: string[];
}

export interface Package {
  /** `workflow:connector` */
  name: string;
  version: string;
  interfaces: Interface[];
  worlds: World[];
}

export function parse(text: string): Package {
  const reader = new Reader(text);
  const result: Package = { name: "", version: "", interfaces: [], worlds: [] };
  while (!reader.done) {
    const docs = reader.docs();
    if (reader.done) break;
    const keyword = reader.next();
    if (keyword === "package") {
      const [name, version] = reader.until(";").join("").split("@");
      Object.assign(result, { name, version });
    } else if (keyword === "interface") result.interfaces.push(interfaceOf(reader, docs));
    else if (keyword === "world") result.worlds.push(worldOf(reader));
    else throw new Error(`unexpected \`${keyword}\``);
  }
  return result;
}

function interfaceOf(reader: Reader, docs: string[]): Interface {
  const result: Interface = { name: reader.next(), docs, uses: new Map(), types: [], funcs: [] };
  reader.expect("{");
  for (;;) {
    const docs = reader.docs();
    const word = reader.next();
    if (word === "}") return result;
    switch (word) {
      case "use": {
        const from = reader.next();
        reader.expect(".");
        for (const name of reader.listed("{", "}", () => reader.next())) result.uses.set(name, from);
        reader.expect(";");
        break;
      }
      case "type": {
        const name = reader.next();
        reader.expect("=");
        result.types.push({ kind: "alias", name, docs, type: typeOf(reader) });
        reader.expect(";");
        break;
      }
      case "record":
      case "variant":
      case "enum": {
        const name = reader.next();
        result.types.push({ kind: word, name, docs, members: reader.listed("{", "}", () => memberOf(reader)) });
        break;
      }
      case "resource": {
        result.types.push({ kind: "resource", name: reader.next(), docs });
        reader.expect("{");
        reader.expect("}");
        break;
      }
      default:
        result.funcs.push(funcOf(reader, word, docs));
    }
  }
}

/** A field, or a case with or without a payload. */
function memberOf(reader: Reader): Member {
  const docs = reader.docs();
  const name = reader.next();
  if (reader.skip(":")) return { name, docs, type: typeOf(reader) };
  if (!reader.skip("(")) return { name, docs, type: undefined };
  const type = typeOf(reader);
  reader.expect(")");
  return { name, docs, type };
}

function funcOf(reader: Reader, name: string, docs: string[]): Func {
  reader.expect(":");
  reader.expect("func");
  const params = reader.listed("(", ")", () => {
    const name = reader.next();
    reader.expect(":");
    return { name, type: typeOf(reader) };
  });
  const result = reader.skip("->") ? typeOf(reader) : undefined;
  reader.expect(";");
  return { name, docs, params, result };
}

function typeOf(reader: Reader): TypeRef {
  const name = reader.next();
  const inside = () => reader.listed("<", ">", () => (reader.skip("_") ? undefined : typeOf(reader)));
  switch (name) {
    case "list":
    case "option":
      return { kind: name, of: inside()[0]! };
    case "tuple":
      return { kind: "tuple", of: inside() as TypeRef[] };
    case "result": {
      const [ok, err] = reader.peek() === "<" ? inside() : [];
      return { kind: "result", ok, err };
    }
    default:
      return { kind: "name", name };
  }
}

function worldOf(reader: Reader): World {
  const result: World = { name: reader.next(), includes: [], imports: [], exports: [] };
  reader.expect("{");
  for (;;) {
    reader.docs();
    const word = reader.next();
    if (word === "}") return result;
    const lists = { include: result.includes, import: result.imports, export: result.exports };
    if (!(word in lists)) throw new Error(`unexpected \`${word}\` in a world`);
    lists[word as keyof typeof lists].push(reader.next());
    reader.expect(";");
  }
}

class Reader {
  readonly #tokens: string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = text.match(/\/\/\/[^\n]*|->|[A-Za-z0-9_.@-]*[A-Za-z0-9_]|[^\s]/g) ?? [];
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  peek(): string {
    return this.#tokens[this.#at] ?? "the end";
  }

  next(): string {
    const token = this.peek();
    this.#at++;
    return token;
  }

  skip(token: string): boolean {
    if (this.peek() !== token) return false;
    this.#at++;
    return true;
  }

  expect(token: string): void {
    if (!this.skip(token)) throw new Error(`expected \`${token}\`, found \`${this.peek()}\``);
  }

  until(end: string): string[] {
    const tokens = [];
    while (!this.skip(end)) tokens.push(this.next());
    return tokens;
  }

  docs(): string[] {
    const lines = [];
    while (this.peek().startsWith("///")) lines.push(this.next().slice(3).trim());
    return lines;
  }

  /** Items with commas between them, and perhaps one behind the last. */
  listed<T>(open: string, close: string, item: () => T): T[] {
    this.expect(open);
    const items: T[] = [];
    for (;;) {
      if (this.skip(close)) return items;
      items.push(item());
      if (!this.skip(",")) {
        this.expect(close);
        return items;
      }
    }
  }
}
