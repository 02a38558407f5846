import type { Deprecation } from "bitbucket-connector";
import type { ComponentChildren } from "preact";
import { Prose } from "./prose.tsx";

interface Props {
  group: string;
  title: string;
  description: string;
  id: string;
  tags: { text: string; kind?: string }[];
  deprecated?: Deprecation | undefined;
  documentation?: string | undefined;
  /** What is filled in, and what came of it: side by side where there is room. */
  form: ComponentChildren;
  result: ComponentChildren;
}

/** The page of an action or a trigger. */
export function Page({ group, title, description, id, tags, deprecated, documentation, form, result }: Props) {
  return (
    <article>
      <header>
        <p class="crumb">{group}</p>
        <h1 tabIndex={-1}>{title}</h1>
        <p>
          <Prose text={description} />{" "}
          {documentation ? (
            <a href={documentation} target="_blank" rel="noreferrer">
              Bitbucket documentation
            </a>
          ) : null}
        </p>
        <p class="tags">
          <code>{id}</code>
          {tags.map(({ text, kind = "" }) => (
            <span class={`tag ${kind}`} key={text}>
              {text}
            </span>
          ))}
        </p>
        {deprecated ? (
          <p class="note">
            <strong>Deprecated since {deprecated.since}.</strong> <Prose text={deprecated.reason} />
            {deprecated.replacement ? (
              <>
                {" "}
                Use <code>{deprecated.replacement}</code> instead.
              </>
            ) : null}
          </p>
        ) : null}
      </header>
      <div class="workbench">
        <div>{form}</div>
        <div class="outcome">{result}</div>
      </div>
    </article>
  );
}
