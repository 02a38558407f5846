import { useEffect, useRef, useState } from "preact/hooks";
import { ActionPage } from "./action.tsx";
import { Connection } from "./connection.tsx";
import type { Host, Product } from "./host.ts";
import { Menu } from "./menu.tsx";
import { TriggerPage } from "./trigger.tsx";

type Kind = "actions" | "triggers";

interface Route {
  product: Product;
  kind: Kind;
  id: string | undefined;
}

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
    if (at.id) main.current?.querySelector("h1")?.focus();
  }, [at]);

  const { catalog, triggers } = host.connector;
  const actions = catalog.actions().filter(({ support }) => support.some(({ product }) => product === at.product));
  const starters = triggers.all().filter(({ ways }) => ways.some(({ product }) => product === at.product));
  const entries = at.kind === "actions" ? actions : starters;
  const action = at.kind === "actions" ? actions.find(({ id }) => id === at.id) : undefined;
  const trigger = at.kind === "triggers" ? starters.find(({ id }) => id === at.id) : undefined;
  const key = `${at.product}/${at.id}/${connections}`;
  return (
    <div class="layout" data-menu={open ? "open" : "closed"}>
      <header class="bar">
        <button class="menu-button" type="button" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>
          Menu
        </button>
        <a class="name" href={hrefOf({ ...at, id: undefined })}>
          Bitbucket connector
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
        <Connection host={host} changed={() => setConnections(connections + 1)} />
      </header>
      <div class="menu" id="menu">
        <div class="kinds" role="group" aria-label="What to show">
          {(["actions", "triggers"] as const).map((kind) => (
            <a key={kind} href={hrefOf({ ...at, kind, id: undefined })} aria-current={kind === at.kind ? "true" : undefined}>
              {kind === "actions" ? "Actions" : "Triggers"}
            </a>
          ))}
        </div>
        <Menu
          key={at.kind}
          title={at.kind === "actions" ? "Actions" : "Triggers"}
          entries={entries}
          chosen={at.id}
          href={(id) => hrefOf({ ...at, id })}
        />
      </div>
      <main ref={main}>
        {action ? (
          <ActionPage key={key} host={host} product={at.product} action={action} />
        ) : trigger ? (
          <TriggerPage key={key} host={host} product={at.product} trigger={trigger} />
        ) : (
          <Welcome missing={at.id} example={hrefOf({ ...at, kind: "actions", id: "list-pull-requests" })} />
        )}
      </main>
    </div>
  );
}

function Welcome({ missing, example }: { missing: string | undefined; example: string }) {
  return (
    <article>
      <h1>{missing ? "Not available" : "Try every action"}</h1>
      {missing ? (
        <p>
          This product has no <code>{missing}</code>.
        </p>
      ) : (
        <p>
          Choose an action from the menu, fill its form and run it. The real connector runs in this page, and its requests are answered from
          recordings: no account is needed, and nothing leaves your browser.
        </p>
      )}
      <p>
        <a href={example}>List pull requests</a> is a good one to begin with.
      </p>
    </article>
  );
}
