import type { Choice } from "bitbucket-connector";
import { useEffect, useRef, useState } from "preact/hooks";
import { Prose } from "../prose.tsx";
import type { Tied } from "./control.ts";

interface Props {
  tied: Tied;
  text: string;
  placeholder: string | undefined;
  /** Finds what can be chosen. Fails with a sentence for the user. */
  find(search: string): Promise<Choice[]>;
  type(text: string): void;
  pick(choice: Choice): void;
  /** A key that the list did not use. */
  onKey?(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void;
  onLeave?(): void;
}

type Found = { state: "loading" } | { state: "found"; choices: Choice[] } | { state: "failed"; message: string };

/** How long to wait for the next key before asking the service. */
const PAUSE_MS = 200;

/** A text with suggestions of the service, as the combobox of the ARIA authoring practices. What is typed is as good as what is chosen. */
export function TypeAhead({ tied, text, placeholder, find, type, pick, onKey, onLeave }: Props) {
  const [search, setSearch] = useState<string>();
  const [found, setFound] = useState<Found>({ state: "loading" });
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const isOpen = search !== undefined;
  const choices = found.state === "found" ? found.choices : [];
  const list = `${tied.id}-choices`;

  useEffect(() => {
    if (search === undefined) return;
    let isCurrent = true;
    const show = (next: Found) => {
      if (isCurrent) setFound(next);
    };
    show({ state: "loading" });
    setActive(-1);
    const ask = async () => {
      try {
        show({ state: "found", choices: await find(search) });
      } catch (error) {
        show({ state: "failed", message: error instanceof Error ? error.message : String(error) });
      }
    };
    const timer = setTimeout(ask, search === "" ? 0 : PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [search]);
  useEffect(() => {
    if (active >= 0) document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const close = () => setSearch(undefined);
  const choose = (choice: Choice) => {
    pick(choice);
    close();
    input.current?.focus();
  };
  const press = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = choices[active];
    const from = active < 0 && step === -1 ? 0 : active;
    if (step && !isOpen) setSearch("");
    else if (step && choices.length > 0) setActive((from + step + choices.length) % choices.length);
    else if (event.key === "Enter" && isOpen && chosen) choose(chosen);
    else if (event.key === "Escape" && isOpen) close();
    else {
      onKey?.(event);
      return;
    }
    event.preventDefault();
  };

  return (
    <div class="combobox">
      <input
        {...tied}
        ref={input}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={text}
        onClick={() => setSearch("")}
        onInput={({ currentTarget: { value } }) => (type(value), setSearch(value))}
        onKeyDown={press}
        onBlur={() => (close(), onLeave?.())}
      />
      <div class="choices" hidden={!isOpen}>
        <p role="status" class={found.state === "found" && choices.length > 0 ? "unseen" : "about"}>
          <Prose text={isOpen ? told(found) : ""} />
        </p>
        <ul role="listbox" id={list} aria-label="Suggestions" hidden={choices.length === 0}>
          {choices.map((choice, index) => (
            <li
              key={index}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              // The input keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              {choice.label}
              {choice.label === String(choice.value) ? null : <code>{String(choice.value)}</code>}
              {choice.description ? <span class="about">{choice.description}</span> : null}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function told(found: Found): string {
  if (found.state === "loading") return "Loading suggestions…";
  if (found.state === "failed") return `${found.message} Type a value instead.`;
  const { length } = found.choices;
  return length === 0 ? "No suggestions. Type a value." : length === 1 ? "1 suggestion" : `${length} suggestions`;
}
