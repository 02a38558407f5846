import { useState } from "preact/hooks";
import type { ControlProps } from "./control.ts";

/** Any JSON, for what has no control of its own. */
export function Json({ value, change, tied }: ControlProps) {
  const [text, setText] = useState(value === undefined ? "" : JSON.stringify(value, null, 2));
  const [isWrong, setIsWrong] = useState(false);
  const read = (text: string) => {
    setText(text);
    try {
      change(text.trim() === "" ? undefined : JSON.parse(text));
      setIsWrong(false);
    } catch {
      setIsWrong(true);
    }
  };
  return (
    <>
      <textarea
        {...tied}
        aria-invalid={isWrong || tied["aria-invalid"]}
        class="code"
        rows={3}
        placeholder="JSON"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => read(currentTarget.value)}
      />
      {isWrong ? <p class="field-error">This is not valid JSON yet. The last valid value is used.</p> : null}
    </>
  );
}
