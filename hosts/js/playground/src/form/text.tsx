import { type ControlProps, placeholder } from "./control.ts";

/** Names of fields that usually take more than one line. */
const LONG = /(^|_)(description|text|message|content|summary|details)$/;

export function Text({ name, schema, value, change, tied }: ControlProps) {
  const common = { ...tied, placeholder: placeholder(schema), value: String(value ?? ""), spellcheck: false };
  const read = (text: string) => change(text === "" ? undefined : text);
  if (LONG.test(name) && !schema.writeOnly)
    return <textarea {...common} rows={3} onInput={({ currentTarget }) => read(currentTarget.value)} />;
  const type = schema.writeOnly ? "password" : schema.format === "uri" ? "url" : "text";
  // Browsers would offer to save a secret that is theirs to keep nowhere.
  const autocomplete = schema.writeOnly ? "new-password" : "off";
  return <input {...common} type={type as "text"} autocomplete={autocomplete} onInput={({ currentTarget }) => read(currentTarget.value)} />;
}
