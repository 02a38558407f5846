/** Random values of the types of a WIT package: as this package has them, and as jco has them. */
import fc from "fast-check";
import type { Interface, Package, TypeRef } from "../scripts/wit.ts";

type Value = any;

export class Values {
  readonly #wit: Package;
  readonly #from: Interface;

  constructor(wit: Package, from: Interface) {
    this.#wit = wit;
    this.#from = from;
  }

  any(type: TypeRef): fc.Arbitrary<Value> {
    switch (type.kind) {
      case "name":
        return PRIMITIVES[type.name]?.any ?? this.#named(type.name, (values, def) => values.#anyOf(def));
      case "list":
        return isByte(type.of) ? fc.uint8Array() : fc.array(this.any(type.of), { maxLength: 4 });
      case "option":
        // `null` stands for none as well, so there is no JSON of it.
        return fc.option(
          this.any(type.of).filter((value) => value !== null),
          { nil: undefined },
        );
      case "tuple":
        return fc.tuple(...type.of.map((item) => this.any(item)));
      case "result":
        return fc.oneof(tagged("ok", type.ok && this.any(type.ok)), tagged("err", type.err && this.any(type.err)));
      case "own":
        throw new Error("a resource is not a value");
    }
  }

  jco(type: TypeRef, value: Value): Value {
    switch (type.kind) {
      case "name":
        return PRIMITIVES[type.name]
          ? PRIMITIVES[type.name]!.jco(value)
          : this.#named(type.name, (values, def) => values.#jcoOf(def, value));
      case "list":
        return isByte(type.of) ? value : value.map((item: Value) => this.jco(type.of, item));
      case "option":
        return value === undefined ? undefined : this.jco(type.of, value);
      case "tuple":
        return value.map((item: Value, index: number) => this.jco(type.of[index]!, item));
      case "result": {
        const inside = type[value.tag as "ok" | "err"];
        return { tag: value.tag, val: inside && this.jco(inside, value.val) };
      }
      case "own":
        throw new Error("a resource is not a value");
    }
  }

  #named<R>(name: string, use: (values: Values, def: Interface["types"][number]) => R): R {
    const home = this.#wit.interfaces.find((each) => each.name === (this.#from.uses.get(name) ?? this.#from.name))!;
    return use(
      new Values(this.#wit, home),
      home.types.find((type) => type.name === name)!,
    );
  }

  #anyOf(def: Interface["types"][number]): fc.Arbitrary<Value> {
    switch (def.kind) {
      case "alias":
        return this.any(def.type);
      case "record":
        return fc.record(Object.fromEntries(def.members.map(({ name, type }) => [camel(name), this.any(type!)])), {
          noNullPrototype: true,
        });
      case "enum":
        return fc.constantFrom(...def.members.map(({ name }) => name));
      case "variant":
        return fc.oneof(...def.members.map(({ name, type }) => (type ? tagged(name, this.any(type)) : fc.constant({ tag: name }))));
      case "resource":
        throw new Error("a resource is not a value");
    }
  }

  #jcoOf(def: Interface["types"][number], value: Value): Value {
    switch (def.kind) {
      case "alias":
        return this.jco(def.type, value);
      case "record":
        return Object.fromEntries(def.members.map(({ name, type }) => [camel(name), this.jco(type!, value[camel(name)])]));
      case "variant": {
        const inside = def.members.find(({ name }) => name === value.tag)!.type;
        return inside ? { tag: value.tag, val: this.jco(inside, value.val) } : { tag: value.tag };
      }
      default:
        return value;
    }
  }
}

const PRIMITIVES: Record<string, { any: fc.Arbitrary<Value>; jco: (value: Value) => Value }> = {
  bool: { any: fc.boolean(), jco: (value) => value },
  u16: { any: fc.nat(0xffff), jco: (value) => value },
  u32: { any: fc.nat().map((value) => value * 2 + 1), jco: (value) => value },
  // Powers of two are exact above 2^53 as well.
  u64: {
    any: fc.oneof(
      fc.maxSafeNat(),
      fc.nat(63).map((bits) => 2 ** bits),
    ),
    jco: (value) => BigInt(value),
  },
  string: { any: fc.string({ unit: "binary" }), jco: (value) => value },
  json: { any: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))), jco: (value) => JSON.stringify(value) },
};

function tagged(tag: string, val: fc.Arbitrary<Value> | undefined): fc.Arbitrary<Value> {
  return (val ?? fc.constant(undefined)).map((val) => ({ tag, val }));
}

function isByte(type: TypeRef): boolean {
  return type.kind === "name" && type.name === "u8";
}

export function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
