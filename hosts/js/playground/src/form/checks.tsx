import { labelOf } from "../schema.ts";
import type { ControlProps } from "./control.ts";

/** Any of a few values. */
export function Checks({ schema, value, change }: ControlProps) {
  const options = schema.items?.enum ?? [];
  const chosen = (value as unknown[] | undefined) ?? [];
  const toggle = (option: unknown, on: boolean) => {
    const next = options.filter((each) => (each === option ? on : chosen.includes(each)));
    change(next.length > 0 ? next : undefined);
  };
  return (
    <div class="checks">
      {options.map((option) => (
        <label key={String(option)}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={({ currentTarget }) => toggle(option, currentTarget.checked)}
          />
          {labelOf(option, schema.items!)}
        </label>
      ))}
    </div>
  );
}
