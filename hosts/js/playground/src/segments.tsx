interface Props<Value extends string> {
  /** What the choice is about, for screen readers. */
  title: string;
  options: { value: Value; label: string }[];
  chosen: Value | undefined;
  choose(value: Value): void;
}

/** A choice between two or three, side by side. */
export function Segments<Value extends string>({ title, options, chosen, choose }: Props<Value>) {
  return (
    <fieldset class="segments">
      <legend class="unseen">{title}</legend>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name={title} checked={value === chosen} onChange={() => choose(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
