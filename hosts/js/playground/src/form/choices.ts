/** Suggestions for a field, once the fields that they depend on are set. */
import type { Choice } from "bitbucket-connector";
import type { ControlProps } from "./control.ts";

export async function choicesOf({ path, schema, context }: ControlProps, search: string): Promise<Choice[]> {
  const missing = schema["x-depends-on"]?.find((name) => context.values[name] === undefined && !context.inherits(name));
  if (missing) throw new Error(`Set \`${missing}\` first.`);
  return context.choices(path, search);
}
