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
                <td key={name} title={textOf(item[name])}>
                  <Short value={item[name]} />
                </td>
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
      <dl class="members">
        {Object.entries(values).map(([name, value]) => (
          <div key={name}>
            <dt title={schema.properties?.[name]?.description}>{label(name, {})}</dt>
            <dd>
              <Inside value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** A value, and what is inside of it where it has no name. */
function Inside({ value }: { value: unknown }) {
  const isNameless = (each: unknown) => typeof each === "object" && each !== null && !Array.isArray(each) && nameOf(each) === undefined;
  const inside = [value].flat().filter(isNameless) as Values[];
  if (inside.length === 0) return <Short value={value} />;
  return (
    <>
      {inside.map((each, index) => (
        <dl class="members" key={index}>
          {Object.entries(each).map(([name, member]) => (
            <div key={name}>
              <dt>{label(name, {})}</dt>
              <dd>
                <Inside value={member} />
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </>
  );
}

/** A value in one line. */
function Short({ value }: { value: unknown }) {
  const text = textOf(value);
  if (text === "") return <span class="none">—</span>;
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
  return <>{text}</>;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value !== "object") return String(value);
  const name = nameOf(value);
  return name === undefined ? JSON.stringify(value) : textOf(name);
}

/** What a person calls an object by. */
function nameOf(value: object): unknown {
  const { name, title, person, id } = value as Values;
  return name ?? title ?? person ?? id ?? undefined;
}
