import type { TokenEntry } from "../contract.ts";
import { TokenConflict, type TokenStore } from "../host/services.ts";
import { Queue } from "./queue.ts";

/** Tokens that live as long as the process. */
export function memoryTokens(): TokenStore {
  const entries = new Map<string, TokenEntry>();
  // Revisions grow across a `forget`, so that a late writer still meets a conflict.
  const revisions = new Map<string, number>();
  const queue = new Queue();
  return {
    load: async (connection) => structuredClone(entries.get(connection)),
    async save(connection, tokens, expected) {
      const stored = entries.get(connection);
      if (stored?.revision !== expected) throw new TokenConflict(structuredClone(stored));
      const revision = (revisions.get(connection) ?? 0) + 1;
      revisions.set(connection, revision);
      entries.set(connection, { tokens: structuredClone(tokens), revision });
      return revision;
    },
    async forget(connection) {
      entries.delete(connection);
    },
    lock: (connection, signal) => queue.enter(connection, signal),
  };
}
