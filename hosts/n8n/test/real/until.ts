import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/** Longest wait. n8n polls once a minute. */
const LONGEST_MS = 150_000;

/** What is there at last. */
export async function until<Row>(look: () => Promise<Row[]>, everyMs = 500): Promise<Row[]> {
  const end = Date.now() + LONGEST_MS;
  for (;;) {
    const rows = await look();
    if (rows.length > 0) return rows;
    assert.ok(Date.now() < end, "it did not happen in time");
    await sleep(everyMs);
  }
}
