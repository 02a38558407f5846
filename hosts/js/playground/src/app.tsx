import { useEffect, useRef, useState } from "preact/hooks";
import { ActionPage } from "./action.tsx";
import { Connection } from "./connection.tsx";
import type { Host, Product } from "./host/host.ts";
import { Menu } from "./menu.tsx";
import { TriggerPage } from "./trigger.tsx";
import { Welcome } from "./welcome.tsx";

type Kind = "actions" | "triggers";

interface Route {
  product: Product;
  kind: Kind;
  id: string | undefined;
}

const KINDS: Record<Kind, string> = { actions: "Actions", triggers: "Triggers" };
const NAME = "Bitbucket connector";

/** `#/cloud/actions/create-branch` */
function route(): Route {
  const [, product, kind, id] = location.hash.split("/");
  return {
    product: product === "data-center" ? "data-center" : "cloud",
    kind: kind === "triggers" ? "triggers" : "actions",
    id: id || undefined,
  };
}

function hrefOf({ product, kind, id }: Route): string {
  return `#/${product}/${kind}/${id ?? ""}`;
}

export function App({ host }: { host: Host }) {
  const [at, setAt] = useState(route);
  const [connections, setConnections] = useState(0);
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { catalog, triggers } = host.connector;
  const actions = catalog.actions().filter(({ support }) => support.some(({ product }) => product === at.product));
  const starters = triggers.all().filter(({ ways }) => ways.some(({ product }) => product === at.product));
  const action = at.kind === "actions" ? actions.find(({ id }) => id === at.id) : undefined;
  const trigger = at.kind === "triggers" ? starters.find(({ id }) => id === at.id) : undefined;
  const title = (action ?? trigger)?.title;
  const key = `${at.product}/${at.id}/${connections}`;

  useEffect(() => {
    const go = () => {
      setAt(route());
      setOpen(false);
      main.current?.scrollTo(0, 0);
    };
    addEventListener("hashchange", go);
    return () => removeEventListener("hashchange", go);
  }, []);
  // Whoever follows a link lands at the heading of what it leads to.
  useEffect(() => {
    document.title = title ? `${title} – ${NAME}` : `${NAME} playground`;
    if (at.id) main.current?.querySelector("h1")?.focus({ preventScroll: true });
  }, [at]);

  return (
    <div class="layout" data-menu={open ? "open" : "closed"}>
      <header class="bar">
        <a
          class="skip"
          href={location.hash}
          onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}
        >
          Skip to the content
        </a>
        <button class="menu-button" type="button" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>
          Menu
        </button>
        <a class="name" href={hrefOf({ ...at, id: undefined })}>
          {NAME}
        </a>
        <select
          aria-label="Product"
          value={at.product}
          onChange={({ currentTarget: { value } }) => (location.hash = hrefOf({ ...at, product: value as Product }))}
        >
          {catalog.describe().products.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <Connection key={at.product} host={host} product={at.product} changed={() => setConnections(connections + 1)} />
      </header>
      <div class="menu" id="menu">
        <nav class="kinds" aria-label="Actions or triggers">
          {(["actions", "triggers"] as const).map((kind) => (
            <a key={kind} href={hrefOf({ ...at, kind, id: undefined })} aria-current={kind === at.kind ? "true" : undefined}>
              {KINDS[kind]}
            </a>
          ))}
        </nav>
        <Menu
          key={at.kind}
          title={KINDS[at.kind]}
          entries={at.kind === "actions" ? actions : starters}
          chosen={at.id}
          href={(id) => hrefOf({ ...at, id })}
        />
      </div>
      <main ref={main} tabIndex={-1}>
        {action ? (
          <ActionPage key={key} host={host} product={at.product} action={action} />
        ) : trigger ? (
          <TriggerPage key={key} host={host} product={at.product} trigger={trigger} />
        ) : (
          <Welcome host={host} product={at.product} missing={at.id} />
        )}
      </main>
    </div>
  );
}
