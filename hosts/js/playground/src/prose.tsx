/** A text of the catalog: what is between backticks is code. */
export function Prose({ text = "" }: { text?: string | undefined }) {
  return <>{text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}
