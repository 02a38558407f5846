/**
 * The right to do something that only one may do, among all processes of this machine.
 *
 * It is SQLite's lock on a file, which is the operating system's: the system knows when the holder is gone, however it went, and gives the lock
 * back in that moment. There is no time after which it counts as given up, and nothing to clean up after a crash.
 */
import { closeSync, openSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseSync } from "node:sqlite";
import { Queue } from "../ready/queue.ts";

/** How often to look whether another process gave its lock back, in milliseconds. */
const FIRST_LOOK = 2;
const LAST_LOOK = 50;

const SQLITE_BUSY = 5;

export class Locks {
  /** Those of this process wait here, in order. The first of them waits for the other processes. */
  readonly #here = new Queue();

  /** Waits for the lock on a file, until the signal ends the waiting. Returns what releases it. */
  async take(path: string, signal: AbortSignal): Promise<() => void> {
    const leave = await this.#here.enter(path, signal);
    try {
      const file = await held(path, signal);
      return () => {
        file.close();
        leave();
      };
    } catch (error) {
      leave();
      throw error;
    }
  }
}

async function held(path: string, signal: AbortSignal): Promise<DatabaseSync> {
  create(path);
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    for (let look = FIRST_LOOK; !isOurs(file); look = Math.min(look * 2, LAST_LOOK)) await pause(look, undefined, { signal });
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

/** For its owner alone. One that is there is not opened: to close it would give back the locks that this process has on it. */
function create(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function isOurs(file: DatabaseSync): boolean {
  try {
    file.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    return false;
  }
}
