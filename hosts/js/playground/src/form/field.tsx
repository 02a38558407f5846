import { useId } from "preact/hooks";
import { Prose } from "../prose.tsx";
import { type Schema, isNullable, kindOf, label } from "../schema.ts";
import { Checks } from "./checks.tsx";
import { ChoiceInput } from "./choice.tsx";
import type { ControlProps, FieldContext } from "./control.ts";
import { FileInput } from "./file.tsx";
import { Json } from "./json.tsx";
import { List } from "./list.tsx";
import { NumberInput } from "./number.tsx";
import { Pairs } from "./pairs.tsx";
import { conflictOf, hintsOf } from "./rules.ts";
import { Select } from "./select.tsx";
import { Text } from "./text.tsx";

interface FieldProps {
  name: string;
  path: string;
  /** The object that the field is of, and its values. */
  parent: Schema;
  values: Record<string, unknown>;
  context: FieldContext;
  change(value: unknown): void;
}

/** A field with its label, its control, its description and what is wrong with it. */
export function Field({ name, path, parent, values, context, change }: FieldProps) {
  const id = useId();
  const schema = parent.properties?.[name] ?? {};
  const value = values[name];
  const required = isRequired(name, parent, context);
  const error = context.errors.get(path) ?? conflictOf(name, parent, values);
  const about = [describing(name, schema), ...hintsOf(name, parent)].filter(Boolean).join(" ");
  const described = [about && `${id}-about`, error && `${id}-error`].filter(Boolean).join(" ");
  const tied = { id, "aria-describedby": described, "aria-invalid": error !== undefined, "aria-required": required };
  const control = { name, path, schema, value, change, tied, context };
  const heading = (
    <>
      {label(name, schema)} {required ? <span class="required">required</span> : null}
    </>
  );
  const notes = (
    <>
      {about ? (
        <p id={`${id}-about`} class="about">
          <Prose text={about} />
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} class="field-error">
          <Prose text={error} />
        </p>
      ) : null}
      {isNullable(schema) ? (
        <label class="clear">
          <input
            type="checkbox"
            checked={value === null}
            onChange={({ currentTarget }) => change(currentTarget.checked ? null : undefined)}
          />
          Clear it (<code>null</code>)
        </label>
      ) : null}
    </>
  );
  return isGroup(schema) ? (
    <fieldset class="field" data-field={path} aria-describedby={described || undefined}>
      <legend>{heading}</legend>
      {notes}
      <Control {...control} />
    </fieldset>
  ) : (
    <div class="field" data-field={path}>
      <label for={id}>{heading}</label>
      <Control {...control} />
      {notes}
    </div>
  );
}

/** The control for a schema. */
function Control(props: ControlProps) {
  const { schema } = props;
  if (schema["x-blob"]) return <FileInput {...props} />;
  if (schema.enum) return <Select {...props} />;
  switch (kindOf(schema)) {
    case "boolean":
      return <Select {...props} />;
    case "integer":
    case "number":
      return schema["x-choices"] ? <ChoiceInput {...props} /> : <NumberInput {...props} />;
    case "array":
      if (schema.items?.enum) return <Checks {...props} />;
      return schema.items?.properties ? <Records {...props} /> : <List {...props} />;
    case "object":
      return schema.additionalProperties ? <Pairs {...props} /> : <Json {...props} />;
    case "string":
      return schema["x-choices"] ? <ChoiceInput {...props} /> : <Text {...props} />;
    default:
      return <Json {...props} />;
  }
}

/** A list of objects, each with fields of its own. */
function Records({ name, path, schema, value, change, context }: ControlProps) {
  const parent = schema.items ?? {};
  const items = (value as Record<string, unknown>[] | undefined) ?? [];
  const set = (next: Record<string, unknown>[]) => change(next.length > 0 ? next : undefined);
  return (
    <>
      {items.map((item, index) => (
        <div class="record" key={index} role="group" aria-label={`${label(name, schema)} ${index + 1}`}>
          {Object.keys(parent.properties ?? {}).map((member) => (
            <Field
              key={member}
              name={member}
              path={`${path}[${index}].${member}`}
              parent={parent}
              values={item}
              context={context}
              change={(value) => set(items.map((each, at) => (at === index ? present({ ...each, [member]: value }) : each)))}
            />
          ))}
          <button type="button" class="small" onClick={() => set(items.filter((_, at) => at !== index))}>
            Remove item {index + 1}
          </button>
        </div>
      ))}
      <button type="button" class="small" onClick={() => set([...items, {}])}>
        Add an item
      </button>
    </>
  );
}

export function isRequired(name: string, { required = [], properties = {} }: Schema, context: FieldContext): boolean {
  return required.includes(name) || (properties[name]?.["x-inherited"] === true && !context.inherits(name));
}

/** Several controls, which a label of one would not name. */
function isGroup(schema: Schema): boolean {
  const isOfMany = schema.items?.properties !== undefined || schema.items?.enum !== undefined;
  return (
    !schema["x-blob"] &&
    ((kindOf(schema) === "array" && isOfMany) || (kindOf(schema) === "object" && schema.additionalProperties !== false))
  );
}

/** The description, unless it says the label again. */
function describing(name: string, schema: Schema): string {
  const { description = "" } = schema;
  const said = label(name, schema).toLowerCase();
  return description.toLowerCase() === `${said}.` ? "" : description;
}

/** Without what is left out. */
export function present(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
