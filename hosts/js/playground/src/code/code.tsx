import { useMemo, useState } from "preact/hooks";
import { type Language, highlighted } from "./highlight.ts";

/** Code with a button that copies it. */
export function Code({ text, title, language }: { text: string; title: string; language?: Language | undefined }) {
  const [copied, setCopied] = useState("");
  const lines = useMemo(() => highlighted(text, language), [text, language]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("Copied");
    } catch {
      setCopied("The browser does not allow it");
    }
  };
  return (
    <figure class="code-block">
      <figcaption>
        <span>{title}</span>
        <span class="copied" role="status">
          {copied}
        </span>
        <button type="button" class="small" aria-label={`Copy ${title}`} onClick={copy} onBlur={() => setCopied("")}>
          Copy
        </button>
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={title}>
        <code>
          {lines?.flatMap((tokens, index) => [
            index > 0 ? "\n" : "",
            ...tokens.map(({ type, value }) =>
              type === "space" || type === "identifier" ? value : <span class={`t-${type}`}>{value}</span>,
            ),
          ]) ?? text}
        </code>
      </pre>
    </figure>
  );
}

/** JSON as people read it; any other text as it is. */
export function JsonCode({ text, title }: { text: string; title: string }) {
  const pretty = useMemo(() => prettyJson(text), [text]);
  return <Code text={pretty ?? text} title={title} language={pretty === undefined ? undefined : "json"} />;
}

function prettyJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}
