import { labelOf } from "../schema.ts";
import type { ControlProps } from "./control.ts";

/** One of a few values. The empty choice leaves the field out. */
export function Select({ schema, value, change, tied }: ControlProps) {
  const options = schema.enum ?? [true, false];
  const chosen = options.findIndex((option) => option === value);
  const none = schema.default !== undefined ? `Default: ${labelOf(schema.default, schema)}` : tied["aria-required"] ? "Choose…" : "Not set";
  return (
    <select {...tied} value={String(chosen)} onChange={({ currentTarget }) => change(options[Number(currentTarget.value)])}>
      <option value="-1">{none}</option>
      {options.map((option, index) => (
        <option key={index} value={String(index)}>
          {labelOf(option, schema)}
        </option>
      ))}
    </select>
  );
}
