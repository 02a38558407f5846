import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Json, TokenEntry } from "../contract.ts";
import { TokenConflict, type TokenStore } from "../host/services.ts";
import { Locks } from "./lock.ts";
import { replace } from "./write.ts";

/** How long a save may wait for others, each of which takes milliseconds. */
const SAVE_MS = 10_000;

/** What a file contains. Without tokens, it only remembers the revision. */
interface Stored {
  revision: number;
  tokens?: Json;
}

/**
 * Tokens in the files of a folder, which only their owner can read. All processes of one machine can share it. The tokens are not encrypted.
 */
export function fileTokens(folder: string): TokenStore {
  const locks = new Locks();

  // A name can contain what no file name can.
  const pathOf = (connection: string) => join(folder, createHash("sha256").update(connection).digest("hex").slice(0, 32));

  async function stored(connection: string): Promise<Stored> {
    try {
      return JSON.parse(await readFile(`${pathOf(connection)}.json`, "utf8")) as Stored;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return { revision: 0 };
      // The parser's own message quotes the file.
      throw error instanceof SyntaxError ? new Error(`The tokens in ${pathOf(connection)}.json cannot be read.`) : error;
    }
  }

  async function taken(connection: string, purpose: string, signal: AbortSignal): Promise<() => void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return locks.take(`${pathOf(connection)}.${purpose}.lock`, signal);
  }

  /** Replaces what is stored by what follows from it, while nobody else does. */
  async function update(connection: string, change: (stored: Stored) => Stored): Promise<number> {
    const done = await taken(connection, "save", AbortSignal.timeout(SAVE_MS));
    try {
      const changed = change(await stored(connection));
      await replace(`${pathOf(connection)}.json`, JSON.stringify(changed));
      return changed.revision;
    } finally {
      done();
    }
  }

  return {
    load: async (connection) => entryOf(await stored(connection)),
    save: (connection, tokens, expected) =>
      update(connection, (stored) => {
        const entry = entryOf(stored);
        if (entry?.revision !== expected) throw new TokenConflict(entry);
        return { revision: stored.revision + 1, tokens };
      }),
    async forget(connection) {
      if ((await stored(connection)).tokens) await update(connection, ({ revision }) => ({ revision }));
    },
    lock: (connection, signal) => taken(connection, "refresh", signal),
  };
}

function entryOf({ revision, tokens }: Stored): TokenEntry | undefined {
  return tokens && { tokens, revision };
}
