/** Gathers the recorded cases of the repository into a file for each product, for the page to fetch. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

/** A case: an input, and what is sent and answered. */
export interface Recording {
  about: string;
  action: string;
  input: Record<string, unknown>;
  fails: boolean;
  calls: Exchange[];
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
  mkdirSync(TARGET, { recursive: true });
  for (const product of ["cloud", "data-center"]) {
    const folder = new URL(`${product}/`, FIXTURES);
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    // The plain case of an action comes first, and what fails comes last.
    files.sort((left, right) => left.split(".").length - right.split(".").length);
    const cases = files.map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
    // What needs another connection, or another attempt, is not what the page shows.
    const shown = cases.filter(({ connection, attempt }) => !connection && !attempt);
    shown.sort((left, right) => Number(left.error !== undefined) - Number(right.error !== undefined));
    const recordings: Recording[] = shown.map(({ about, action, input, error, calls }) => ({
      about,
      action,
      input,
      fails: error !== undefined,
      calls,
    }));
    writeFileSync(new URL(`${product}.json`, TARGET), JSON.stringify(recordings));
  }
}
