import { useState } from "preact/hooks";
import type { ControlProps } from "./control.ts";

interface Pair {
  name: string;
  text: string;
  /** As it was set, so that a number stays one while its text does. */
  original?: unknown;
}

/** Names and values. A name that is given several times has a list. */
export function Pairs({ name, value, change }: ControlProps) {
  const [pairs, setPairs] = useState(() => pairsOf(value));
  const set = (next: Pair[]) => {
    setPairs(next);
    change(valueOf(next));
  };
  const edit = (index: number, part: Partial<Pair>) => set(pairs.map((pair, at) => (at === index ? { ...pair, ...part } : pair)));
  return (
    <>
      {pairs.map((pair, index) => (
        <div class="pair" key={index}>
          <input
            aria-label={`Name ${index + 1} of ${name}`}
            placeholder="Name"
            spellcheck={false}
            value={pair.name}
            onInput={({ currentTarget }) => edit(index, { name: currentTarget.value })}
          />
          <input
            aria-label={`Value ${index + 1} of ${name}`}
            placeholder="Value"
            spellcheck={false}
            value={pair.text}
            onInput={({ currentTarget }) => edit(index, { text: currentTarget.value })}
          />
          <button
            type="button"
            aria-label={`Remove pair ${index + 1} of ${name}`}
            onClick={() => set(pairs.filter((_, at) => at !== index))}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" class="small" onClick={() => set([...pairs, { name: "", text: "" }])}>
        Add a name and value
      </button>
    </>
  );
}

function pairsOf(value: unknown): Pair[] {
  return Object.entries((value as Record<string, unknown> | undefined) ?? {}).flatMap(([name, values]) =>
    [values].flat().map((original) => ({ name, text: String(original), original })),
  );
}

function valueOf(pairs: Pair[]): Record<string, unknown> | undefined {
  const named = Map.groupBy(
    pairs.filter(({ name }) => name !== ""),
    ({ name }) => name,
  );
  const values = (same: Pair[]) => same.map(({ text, original }) => (String(original) === text ? original : text));
  const entries = [...named].map(([name, same]) => [name, same.length > 1 ? values(same) : values(same)[0]]);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
