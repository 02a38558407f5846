import type { Host, Product } from "./host/host.ts";

interface Props {
  host: Host;
  product: Product;
  /** An action or a trigger that a link names and the product does not have. */
  missing: string | undefined;
}

/** Good ones to begin with: a list, a write, a file and a trigger. */
const STARTS: { kind: "actions" | "triggers"; id: string }[] = [
  { kind: "actions", id: "list-pull-requests" },
  { kind: "actions", id: "create-pull-request" },
  { kind: "actions", id: "get-file" },
  { kind: "triggers", id: "push" },
];

export function Welcome({ host, product, missing }: Props) {
  const { catalog, triggers } = host.connector;
  const entries = { actions: catalog.actions(), triggers: triggers.all() };
  const starts = STARTS.flatMap(({ kind, id }) => {
    const entry = entries[kind].find((each) => each.id === id);
    return entry ? { ...entry, kind } : [];
  });
  return (
    <article class="welcome">
      <h1 tabIndex={-1}>{missing ? "Not available" : "Try every action"}</h1>
      {missing ? (
        <p class="lead">
          This product has no <code>{missing}</code>. Choose another one from the menu, or switch the product.
        </p>
      ) : (
        <p class="lead">
          {entries.actions.length} actions and {entries.triggers.length} triggers for Bitbucket Cloud and Data Center. The real connector
          runs in this page on recorded answers: no account is needed, and nothing leaves your browser.
        </p>
      )}
      <h2>Start with</h2>
      <ul class="cards">
        {starts.map(({ kind, id, title, description }) => (
          <li key={id}>
            <a href={`#/${product}/${kind}/${id}`}>
              <strong>{title}</strong>
              <span>{description}</span>
            </a>
          </li>
        ))}
      </ul>
    </article>
  );
}
