import type { ComponentChildren } from "preact";
import { type Schema, label } from "../schema.ts";

type Values = Record<string, unknown>;

/** A list by its columns, or an object by its members. */
export function Table({ output, schema }: { output: unknown; schema: Schema }) {
  const items = (output as { items?: Values[] } | null | undefined)?.items;
  const itemSchema = schema.properties?.["items"]?.items;
  if (!items || !itemSchema?.properties) return <Members values={(output as Values | null) ?? {}} schema={schema} />;
  if (items.length === 0) return <p class="empty">The list is empty.</p>;
  const all = Object.entries(itemSchema.properties);
  const marked = all.filter(([, member]) => member["x-column"]);
  const columns = marked.length > 0 ? marked : all;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Items">
      <table>
        <thead>
          <tr>
            {columns.map(([name, member]) => (
              <th key={name} scope="col" title={member.description}>
                {label(name, {})}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <tr key={index}>
              {columns.map(([name]) => (
                <td key={name}>{shown(item[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The members of an object, one a row. */
export function Members({ values, schema, title = "Output" }: { values: Values; schema: Schema; title?: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={title}>
      <table class="members">
        <tbody>
          {Object.entries(values).map(([name, value]) => (
            <tr key={name}>
              <th scope="row" title={schema.properties?.[name]?.description}>
                {label(name, {})}
              </th>
              <td>{shown(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function shown(value: unknown): ComponentChildren {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return <span class="none">—</span>;
  const text = named(value);
  if (/^https?:\/\/\S+$/.test(text))
    return (
      <a href={text} target="_blank" rel="noreferrer">
        {text.replace(/^https?:\/\//, "")}
      </a>
    );
  if (TIME.test(text))
    return (
      <time dateTime={text} title={text}>
        {new Date(text).toISOString().slice(0, 16).replace("T", " ")} UTC
      </time>
    );
  return text;
}

/** What a person calls a value: of an object, its name. */
function named(value: unknown): string {
  if (Array.isArray(value)) return value.map(named).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  const { name, title, person, id } = value as Values;
  const known = name ?? title ?? person ?? id;
  return known === undefined || known === null ? JSON.stringify(value) : named(known);
}
