interface Example {
  about: string;
}

interface Props<T extends Example> {
  id: string;
  title: string;
  /** What stands for none of them, if none is possible. */
  none?: string | undefined;
  good: { title: string; examples: T[] };
  bad: { title: string; examples: T[] };
  chosen: T | undefined;
  choose(example: T | undefined): void;
}

/** A choice of recorded cases, those that end well before the others. */
export function Examples<T extends Example>({ id, title, none, good, bad, chosen, choose }: Props<T>) {
  const all = [...good.examples, ...bad.examples];
  const group = ({ title, examples }: { title: string; examples: T[] }) =>
    examples.length > 0 ? (
      <optgroup label={title}>
        {examples.map((example) => {
          const index = String(all.indexOf(example));
          return (
            <option key={index} value={index}>
              {example.about}
            </option>
          );
        })}
      </optgroup>
    ) : null;
  return (
    <div class="field">
      <label for={id}>{title}</label>
      <select
        id={id}
        value={String(chosen ? all.indexOf(chosen) : -1)}
        onChange={({ currentTarget }) => choose(all[Number(currentTarget.value)])}
      >
        {none === undefined ? null : <option value="-1">{none}</option>}
        {group(good)}
        {group(bad)}
      </select>
    </div>
  );
}
