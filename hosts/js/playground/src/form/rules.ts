/** Rules about several fields of a form at once: which exclude each other, which need another, and of which exactly one is set. */
import type { Schema } from "../schema.ts";

type Values = Record<string, unknown>;

/** What a form says about a field beforehand. */
export function hintsOf(name: string, schema: Schema): string[] {
  const needed = schema.dependentRequired?.[name] ?? [];
  const others = alternatives(schema).filter((other) => other !== name);
  return [
    ...(alternatives(schema).includes(name) ? [`Set either this or ${named(others, "or")}.`] : []),
    ...(needed.length > 0 ? [`Requires ${named(needed, "and")}.`] : []),
    ...(excluded(name, schema).length > 0 ? [`Can't be combined with ${named(excluded(name, schema), "or")}.`] : []),
  ];
}

/** What is wrong with a field as the form is filled now. */
export function conflictOf(name: string, schema: Schema, values: Values): string | undefined {
  if (values[name] === undefined) return undefined;
  const isSet = (other: string) => values[other] !== undefined;
  const rivals = [...excluded(name, schema), ...(alternatives(schema).includes(name) ? alternatives(schema) : [])];
  const rival = rivals.find((other) => other !== name && isSet(other));
  if (rival) return `Can't be combined with \`${rival}\`. Remove one of them.`;
  const missing = schema.dependentRequired?.[name]?.find((other) => !isSet(other));
  return missing && `Requires \`${missing}\`.`;
}

function alternatives({ oneOf = [] }: Schema): string[] {
  return oneOf.flatMap(({ required = [] }) => required);
}

function excluded(name: string, { allOf = [], properties = {} }: Schema): string[] {
  const pairs = allOf.map(({ not }) => not?.required ?? []).filter((pair) => pair.includes(name));
  return [...new Set(pairs.flat())].filter((other) => other !== name && other in properties);
}

function named(names: string[], joint: "and" | "or"): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop();
  return quoted.length > 0 ? `${quoted.join(", ")} ${joint} ${last}` : (last ?? "");
}
