import { useEffect, useMemo, useRef, useState } from "preact/hooks";

export interface Entry {
  id: string;
  title: string;
  description: string;
  group: string;
}

interface Props {
  title: string;
  entries: Entry[];
  chosen: string | undefined;
  href(id: string): string;
}

/** A searchable menu. Arrow keys move from the search through the entries. */
export function Menu({ title, entries, chosen, href }: Props) {
  const [search, setSearch] = useState("");
  const nav = useRef<HTMLElement>(null);
  const found = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = ({ id, title, description, group }: Entry) => {
      const text = `${id} ${title} ${description} ${group}`.toLowerCase();
      return words.every((word) => text.includes(word));
    };
    return entries.filter(fits);
  }, [search, entries]);
  // A link from elsewhere may lead to an entry below the fold.
  useEffect(() => nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }), [chosen]);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [...nav.current!.querySelectorAll<HTMLElement>("input, a")];
    stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus();
    event.preventDefault();
  };
  return (
    <nav ref={nav} class="entries" aria-label={title} onKeyDown={move}>
      <input
        type="search"
        aria-label={`Search ${title.toLowerCase()}`}
        placeholder={`Search ${entries.length} ${title.toLowerCase()}`}
        value={search}
        onInput={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <p class={found.length === 0 ? "empty" : "unseen"} role="status">
        {search === "" ? "" : found.length === 0 ? `Nothing matches "${search}".` : `${found.length} found`}
      </p>
      {[...Map.groupBy(found, ({ group }) => group)].map(([group, members]) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul>
            {members.map(({ id, title, description }) => (
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
