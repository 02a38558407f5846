import { kindOf } from "../schema.ts";
import { choicesOf } from "./choices.ts";
import { type ControlProps, placeholder } from "./control.ts";
import { TypeAhead } from "./type-ahead.tsx";

/** One value, with suggestions of the service. */
export function ChoiceInput(props: ControlProps) {
  const { schema, value, change, tied } = props;
  const read = (text: string) => {
    const isNumber = kindOf(schema) === "integer" && /^\d+$/.test(text);
    change(text === "" ? undefined : isNumber ? Number(text) : text);
  };
  return (
    <TypeAhead
      tied={tied}
      text={String(value ?? "")}
      placeholder={placeholder(schema)}
      find={(search) => choicesOf(props, search)}
      type={read}
      pick={(choice) => change(choice.value)}
    />
  );
}
