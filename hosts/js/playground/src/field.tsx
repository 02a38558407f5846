import { useId, useState } from "preact/hooks";
import { Prose } from "./prose.tsx";
import { type Schema, isRequired, kindOf, label } from "./schema.ts";

export interface FieldContext {
  product: string;
  /** Values for a field that its service knows. */
  choices(field: string, search: string): Promise<{ value: unknown; label: string }[]>;
  /** Stores a file, and returns its handle. */
  put(file: File): string;
  /** What the connector says about a field, by its path. */
  errors: Map<string, string>;
}

interface Props {
  name: string;
  path: string;
  schema: Schema;
  required: boolean;
  value: unknown;
  context: FieldContext;
  change(value: unknown): void;
}

/** A field with its label, its description and what is wrong with it. */
export function Field(props: Props) {
  const { name, path, schema, required, context } = props;
  const id = useId();
  const error = context.errors.get(path);
  const kind = kindOf(schema);
  const only = schema["x-products"]?.length === 1 ? (schema["x-products"][0] === "cloud" ? "Cloud only" : "Data Center only") : undefined;
  const about = [`${id}-about`, error && `${id}-error`].filter(Boolean).join(" ");
  const group = (kind === "array" && (schema.items?.properties || schema.items?.enum)) || (kind === "object" && !schema["x-blob"]);
  const heading = (
    <>
      {label(name, schema)} {required ? <span class="required">required</span> : null} {only ? <span class="tag">{only}</span> : null}
    </>
  );
  const notes = (
    <>
      <p id={`${id}-about`} class="about">
        <Prose text={schema.description} />{" "}
        {schema.default === undefined ? null : (
          <>
            Defaults to <code>{JSON.stringify(schema.default)}</code>.
          </>
        )}
      </p>
      {error ? (
        <p id={`${id}-error`} class="field-error">
          <Prose text={error} />
        </p>
      ) : null}
    </>
  );
  const input = <Input {...props} id={id} about={about} invalid={error !== undefined} />;
  return group ? (
    <fieldset class="field" data-field={path}>
      <legend>{heading}</legend>
      {notes}
      {input}
    </fieldset>
  ) : (
    <div class="field" data-field={path}>
      <label for={id}>{heading}</label>
      {input}
      {notes}
    </div>
  );
}

type InputProps = Props & { id: string; about: string; invalid: boolean };

function Input(props: InputProps) {
  const { schema, value, change, id, about, invalid, required, context } = props;
  const common = { id, "aria-describedby": about, "aria-invalid": invalid, "aria-required": required };
  if (schema["x-blob"]) {
    const pick = (file: File | undefined) =>
      change(file && { blob: context.put(file), name: file.name, media_type: file.type || undefined, size: file.size });
    const chosen = value as { name?: string; blob: string } | undefined;
    return (
      <>
        <input {...common} type="file" onChange={(event) => pick(event.currentTarget.files?.[0])} />
        {chosen ? <p class="about">Selected: {chosen.name ?? chosen.blob}</p> : null}
      </>
    );
  }
  if (schema.enum) return <Select {...common} options={schema.enum} value={value} change={change} />;
  switch (kindOf(schema)) {
    case "boolean":
      return <Select {...common} options={[true, false]} value={value} change={change} />;
    case "integer":
    case "number":
      return (
        <input
          {...common}
          type="number"
          min={schema.minimum}
          max={schema.maximum}
          placeholder={placeholder(schema)}
          value={value === undefined ? "" : String(value)}
          onInput={({ currentTarget: { value } }) => change(value === "" ? undefined : Number(value))}
        />
      );
    case "array":
      if (schema.items?.enum) return <Checks {...props} />;
      return schema.items?.properties ? <Records {...props} /> : <Lines {...props} />;
    case "string":
      return schema["x-choices"] ? <Combobox {...props} /> : <Text {...props} />;
    default:
      return <Json {...props} />;
  }
}

/** An empty choice leaves the field out. */
function Select({ options, value, change, ...common }: { options: unknown[]; value: unknown; change(value: unknown): void; id: string }) {
  const chosen = options.findIndex((option) => option === value);
  return (
    <select {...common} value={String(chosen)} onChange={({ currentTarget: { value } }) => change(options[Number(value)])}>
      <option value="-1">—</option>
      {options.map((option, index) => (
        <option key={index} value={String(index)}>
          {String(option)}
        </option>
      ))}
    </select>
  );
}

function Text({ id, about, invalid, required, name, schema, value, change }: InputProps) {
  const common = {
    id,
    "aria-describedby": about,
    "aria-invalid": invalid,
    "aria-required": required,
    placeholder: placeholder(schema),
    value: String(value ?? ""),
  };
  const set = (value: string) => change(value === "" ? undefined : value);
  if (/^(description|text|message|content|body_text|summary)$/.test(name))
    return <textarea {...common} rows={3} onInput={({ currentTarget: { value } }) => set(value)} />;
  const type = schema.writeOnly ? "password" : schema.format === "uri" ? "url" : "text";
  return (
    <input {...common} type={type as "text"} autocomplete="off" spellcheck={false} onInput={({ currentTarget: { value } }) => set(value)} />
  );
}

/** What the service knows is suggested. Anything else may be typed as well. */
function Combobox(props: InputProps) {
  const { id, path, about, invalid, required, schema, value, change, context } = props;
  const [found, setFound] = useState<{ value: unknown; label: string }[]>([]);
  const look = (search: string) => void context.choices(path, search).then(setFound, () => setFound([]));
  return (
    <>
      <input
        id={id}
        list={`${id}-choices`}
        aria-describedby={about}
        aria-invalid={invalid}
        aria-required={required}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder(schema)}
        value={String(value ?? "")}
        onFocus={() => look("")}
        onInput={({ currentTarget: { value } }) => (change(value === "" ? undefined : value), look(value))}
      />
      <datalist id={`${id}-choices`}>
        {found.map((choice) => (
          <option key={String(choice.value)} value={String(choice.value)} label={choice.label} />
        ))}
      </datalist>
    </>
  );
}

/** One item a line. */
function Lines({ id, about, invalid, required, schema, value, change }: InputProps) {
  const items = (value as unknown[] | undefined) ?? [];
  const read = (text: string) => {
    const lines = text.split("\n").filter((line) => line !== "");
    change(lines.length > 0 ? (kindOf(schema.items ?? {}) === "integer" ? lines.map(Number) : lines) : undefined);
  };
  const example = ((schema.examples?.[0] as unknown[] | undefined) ?? []).join("\n");
  return (
    <textarea
      id={id}
      aria-describedby={about}
      aria-invalid={invalid}
      aria-required={required}
      rows={Math.max(2, items.length)}
      placeholder={example || "One a line"}
      value={items.join("\n")}
      onChange={({ currentTarget: { value } }) => read(value)}
    />
  );
}

function Checks({ schema, value, change }: InputProps) {
  const chosen = (value as unknown[] | undefined) ?? [];
  const toggle = (item: unknown, on: boolean) => {
    const next = schema.items!.enum!.filter((each) => (each === item ? on : chosen.includes(each)));
    change(next.length > 0 ? next : undefined);
  };
  return (
    <div class="checks">
      {schema.items!.enum!.map((item) => (
        <label key={String(item)}>
          <input type="checkbox" checked={chosen.includes(item)} onChange={(event) => toggle(item, event.currentTarget.checked)} />{" "}
          {String(item)}
        </label>
      ))}
    </div>
  );
}

function Records({ name, path, schema, value, change, context }: InputProps) {
  const items = (value as Record<string, unknown>[] | undefined) ?? [];
  const set = (index: number, item: Record<string, unknown> | undefined) => {
    const next = items.flatMap((each, at) => (at === index ? (item ? [item] : []) : [each]));
    change(next.length > 0 ? next : undefined);
  };
  return (
    <>
      {items.map((item, index) => (
        <div class="record" key={index} role="group" aria-label={`${label(name, schema)} ${index + 1}`}>
          {Object.entries(schema.items!.properties!).map(([member, memberSchema]) => (
            <Field
              key={member}
              name={member}
              path={`${path}[${index}].${member}`}
              schema={memberSchema}
              required={isRequired(member, schema.items!, context.product)}
              value={item[member]}
              context={context}
              change={(value) => set(index, without({ ...item, [member]: value }))}
            />
          ))}
          <button type="button" onClick={() => set(index, undefined)}>
            Remove
          </button>
        </div>
      ))}
      <button type="button" onClick={() => change([...items, {}])}>
        Add
      </button>
    </>
  );
}

/** What has no form of its own. */
function Json({ id, about, value, change }: InputProps) {
  const [text, setText] = useState(value === undefined ? "" : JSON.stringify(value, null, 2));
  const [wrong, setWrong] = useState(false);
  const read = (text: string) => {
    setText(text);
    try {
      change(text.trim() === "" ? undefined : JSON.parse(text));
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  return (
    <textarea
      id={id}
      class="code"
      aria-describedby={about}
      aria-invalid={wrong}
      rows={3}
      placeholder="JSON"
      value={text}
      spellcheck={false}
      onInput={({ currentTarget: { value } }) => read(value)}
    />
  );
}

function placeholder({ examples }: Schema): string | undefined {
  const [example] = examples ?? [];
  return example === undefined || typeof example === "object" ? undefined : String(example);
}

export function without(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
