import { useState } from "preact/hooks";
import { kindOf } from "../schema.ts";
import { choicesOf } from "./choices.ts";
import type { ControlProps } from "./control.ts";
import { TypeAhead } from "./type-ahead.tsx";

/** A list of values: Enter adds one, and Backspace in an empty text takes the last one back. */
export function List(props: ControlProps) {
  const { schema, value, change, tied } = props;
  const [text, setText] = useState("");
  const items = (value as unknown[] | undefined) ?? [];
  const set = (next: unknown[]) => change(next.length > 0 ? next : undefined);
  const add = (item: unknown) => {
    if (!items.includes(item)) set([...items, item]);
    setText("");
  };
  const addTyped = () => {
    const typed = text.trim();
    if (typed !== "") add(kindOf(schema.items ?? {}) === "integer" ? Number(typed) : typed);
  };
  const press = (event: KeyboardEvent) => {
    // Otherwise, Enter runs the action.
    if (event.key === "Enter" && text.trim() !== "") {
      event.preventDefault();
      addTyped();
    }
    if (event.key === "Backspace" && text === "" && items.length > 0) set(items.slice(0, -1));
  };
  const example = ((schema.examples?.[0] as unknown[] | undefined) ?? []).join(", ");
  const placeholder = items.length > 0 ? "Add another, then press Enter" : example ? `Example: ${example}` : "Type one, then press Enter";
  return (
    <>
      {items.length > 0 ? (
        <ul class="chips">
          {items.map((item, index) => (
            <li class="chip" key={index}>
              {String(item)}
              <button type="button" aria-label={`Remove ${item}`} onClick={() => set(items.filter((_, at) => at !== index))}>
                ×
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {schema["x-choices"] ? (
        <TypeAhead
          tied={tied}
          text={text}
          placeholder={placeholder}
          find={(search) => choicesOf(props, search)}
          type={setText}
          pick={(choice) => add(choice.value)}
          onKey={press}
          onLeave={addTyped}
        />
      ) : (
        <input
          {...tied}
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholder}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={press}
          onBlur={addTyped}
        />
      )}
    </>
  );
}
