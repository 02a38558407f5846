import { useState } from "preact/hooks";
import type { Schema } from "../schema.ts";
import type { FieldContext } from "./control.ts";
import { Field, isRequired, present } from "./field.tsx";

interface Props {
  schema: Schema;
  values: Record<string, unknown>;
  context: FieldContext;
  change(values: Record<string, unknown>): void;
}

/** A form, drawn from a schema alone. What is required or set comes first, and the rest is folded. */
export function Form({ schema, values, context, change }: Props) {
  const names = Object.keys(schema.properties ?? {});
  // Decided when the form is shown, so that no field jumps while somebody types.
  const [first] = useState(() => {
    const isNeeded = (name: string) => isRequired(name, schema, context) || schema.oneOf?.some(({ required }) => required?.includes(name));
    const needed = names.filter(isNeeded);
    return [...needed, ...names.filter((name) => !needed.includes(name) && values[name] !== undefined)];
  });
  const rest = names.filter((name) => !first.includes(name));
  const isWrong = (name: string) =>
    [...context.errors.keys()].some((path) => path === name || path.startsWith(`${name}[`) || path.startsWith(`${name}.`));
  const field = (name: string) => (
    <Field
      key={name}
      name={name}
      path={name}
      parent={schema}
      values={values}
      context={context}
      change={(value) => change(present({ ...values, [name]: value }))}
    />
  );
  return (
    <>
      {first.map(field)}
      {names.length === 0 ? <p class="empty">No input is needed.</p> : null}
      {rest.length > 0 ? (
        <details open={first.length === 0 || rest.some(isWrong)}>
          <summary>
            {rest.length} optional {rest.length === 1 ? "field" : "fields"}
          </summary>
          {rest.map(field)}
        </details>
      ) : null}
    </>
  );
}
