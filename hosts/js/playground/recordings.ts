/** Gathers the recorded cases of the repository into files for each product, for the page to fetch. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

/** A case of an action: an input, and what is sent and answered. */
export interface Recording {
  about: string;
  action: string;
  input: Record<string, unknown>;
  fails: boolean;
  calls: Exchange[];
}

/** A request that Bitbucket sent to a webhook, and what the connector asked to understand it. */
export interface RecordedDelivery {
  about: string;
  trigger: string;
  config: Record<string, unknown>;
  /** What the subscription knew. */
  state: Record<string, unknown>;
  delivery: Body & { method?: string; headers: Record<string, string> };
  starts: boolean;
  calls: Exchange[];
}

/** Polls one after another, each with what it asked. */
export interface RecordedPolls {
  about: string;
  trigger: string;
  config: Record<string, unknown>;
  polls: { calls: Exchange[] }[];
}

export interface Exchange {
  request: Body & { method: string; url: string };
  reply: (Body & { status: number; headers?: Record<string, string> }) | { fails: unknown };
}

export interface Body {
  json?: unknown;
  text?: string;
  base64?: string;
  chunks?: unknown;
}

const FIXTURES = new URL("../../../fixtures/", import.meta.url);
const TARGET = new URL("public/recordings/", import.meta.url);

export function writeRecordings(): void {
  rmSync(TARGET, { recursive: true, force: true });
  for (const product of ["cloud", "data-center"]) {
    mkdirSync(new URL(`${product}/`, TARGET), { recursive: true });
    // What needs another connection, or another attempt, is not what the page shows.
    const shown = casesOf(product).filter(({ connection, attempt }) => !connection && !attempt);
    const actions: Recording[] = shown.map(({ about, action, input, error, calls }) => ({
      about,
      action,
      input,
      fails: error !== undefined,
      calls,
    }));
    // What fails comes last.
    write(
      product,
      "actions",
      actions.toSorted((left, right) => Number(left.fails) - Number(right.fails)),
    );

    const deliveries: RecordedDelivery[] = casesOf(`deliveries/${product}`).map(({ result, source: _, ...rest }) => ({
      state: {},
      calls: [],
      ...rest,
      starts: result.events !== undefined,
    }));
    write(
      product,
      "deliveries",
      deliveries.toSorted((left, right) => Number(right.starts) - Number(left.starts)),
    );

    const polls: RecordedPolls[] = casesOf(`polls/${product}`).map(({ about, trigger, config, polls }) => ({
      about,
      trigger,
      config,
      polls: polls.map(({ calls }: { calls: Exchange[] }) => ({ calls })),
    }));
    write(product, "polls", polls);
  }
}

/** The cases of a folder: the plain one of an action or trigger comes before its others. */
function casesOf(folder: string) {
  const path = new URL(`${folder}/`, FIXTURES);
  const files = readdirSync(path).filter((name) => name.endsWith(".json"));
  files.sort((left, right) => left.split(".").length - right.split(".").length);
  return files.map((name) => JSON.parse(readFileSync(new URL(name, path), "utf8")));
}

function write(product: string, kind: string, cases: unknown[]): void {
  writeFileSync(new URL(`${product}/${kind}.json`, TARGET), JSON.stringify(cases));
}
