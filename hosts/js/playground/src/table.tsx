import { type Schema, label } from "./schema.ts";

/** A list by its columns, or an object by its members. */
export function Table({ output, schema }: { output: unknown; schema: Schema }) {
  const items = (output as { items?: unknown[] } | undefined)?.items;
  const itemSchema = schema.properties?.["items"]?.items;
  if (!items || !itemSchema?.properties) return <Members value={output} />;
  if (items.length === 0) return <p class="empty">No items.</p>;
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
                <td key={name}>{shown((item as Record<string, unknown>)[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Members({ value }: { value: unknown }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Output">
      <table class="members">
        <tbody>
          {Object.entries((value as Record<string, unknown> | null) ?? {}).map(([name, member]) => (
            <tr key={name}>
              <th scope="row">{label(name, {})}</th>
              <td>{shown(member)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a person calls a value: of an object, its name. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return "—";
  if (Array.isArray(value)) return value.length > 0 ? value.map(shown).join(", ") : "—";
  if (typeof value !== "object") return String(value);
  const { name, title, person, id } = value as Record<string, unknown>;
  const known = name ?? title ?? person ?? id;
  return known === undefined ? JSON.stringify(value) : shown(known);
}
