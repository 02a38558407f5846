import { useMemo, useState } from "preact/hooks";
import { Field, type FieldContext, without } from "./field.tsx";
import { type Schema, isRequired } from "./schema.ts";

interface Props {
  schema: Schema;
  value: Record<string, unknown>;
  context: FieldContext;
  change(value: Record<string, unknown>): void;
}

/** The form of an action or a trigger, drawn from its schema alone. What is required or set comes first; the rest is folded. */
export function Form({ schema, value, context, change }: Props) {
  const fields = useMemo(
    () => Object.entries(schema.properties ?? {}).filter(([, field]) => field["x-products"]?.includes(context.product) ?? true),
    [schema, context.product],
  );
  // Decided when the form is shown, so that no field jumps while somebody types.
  const [first] = useState(
    () =>
      new Set(
        fields
          .filter(
            ([name]) => isRequired(name, schema, context.product) || value[name] !== undefined || name === "workspace" || name === "repo",
          )
          .map(([name]) => name),
      ),
  );
  const field = ([name, fieldSchema]: [string, Schema]) => (
    <Field
      key={name}
      name={name}
      path={name}
      schema={fieldSchema}
      required={isRequired(name, schema, context.product)}
      value={value[name]}
      context={context}
      change={(next) => change(without({ ...value, [name]: next }))}
    />
  );
  const rest = fields.filter(([name]) => !first.has(name));
  return (
    <>
      {fields.filter(([name]) => first.has(name)).map(field)}
      {fields.length === 0 ? <p class="empty">No input is needed.</p> : null}
      {rest.length > 0 ? (
        <details open={rest.some(([name]) => [...context.errors.keys()].some((path) => path.startsWith(name)))}>
          <summary>
            {rest.length} more {rest.length === 1 ? "field" : "fields"}
          </summary>
          {rest.map(field)}
        </details>
      ) : null}
    </>
  );
}
