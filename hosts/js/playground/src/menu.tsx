import { useMemo, useState } from "preact/hooks";

export interface Entry {
  id: string;
  title: string;
  description: string;
  group: string;
}

/** A searchable menu. Arrow down leaves the search for the entries. */
export function Menu({
  title,
  entries,
  chosen,
  href,
}: {
  title: string;
  entries: Entry[];
  chosen: string | undefined;
  href(id: string): string;
}) {
  const [search, setSearch] = useState("");
  const groups = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const found = entries.filter((entry) =>
      words.every((word) => `${entry.id} ${entry.title} ${entry.description} ${entry.group}`.toLowerCase().includes(word)),
    );
    return Map.groupBy(found, ({ group }) => group);
  }, [search, entries]);
  return (
    <nav aria-label={title}>
      <input
        type="search"
        aria-label={`Search ${title.toLowerCase()}`}
        placeholder={`Search ${entries.length} ${title.toLowerCase()}`}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      {groups.size === 0 ? <p class="empty">Nothing matches "{search}".</p> : null}
      {[...groups].map(([group, found]) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul>
            {found.map(({ id, title, description }) => (
              <li key={id}>
                <a href={href(id)} aria-current={id === chosen ? "page" : undefined} title={description}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
