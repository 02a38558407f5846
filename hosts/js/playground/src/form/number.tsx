import { type ControlProps, placeholder } from "./control.ts";

export function NumberInput({ schema, value, change, tied }: ControlProps) {
  return (
    <input
      {...tied}
      type="number"
      min={schema.minimum}
      max={schema.maximum}
      placeholder={placeholder(schema)}
      value={value === undefined ? "" : String(value)}
      onInput={({ currentTarget }) => change(currentTarget.value === "" ? undefined : Number(currentTarget.value))}
    />
  );
}
