/** Suggestions for a field. */
import { type Choice, ConnectorError } from "bitbucket-connector";
import type { ControlProps } from "./control.ts";

export async function choicesOf({ path, context }: ControlProps, search: string): Promise<Choice[]> {
  try {
    return await context.choices(path, search);
  } catch (error) {
    // The connector knows which of the fields that a choice depends on it cannot do without.
    const [missing] = error instanceof ConnectorError ? error.fields : [];
    throw missing ? new Error(`Set \`${missing.field}\` first.`) : error;
  }
}
