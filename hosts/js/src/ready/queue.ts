import { until } from "../host/until.ts";

/** Lines of those who wait for the same thing within this process, by name. */
export class Queue {
  readonly #last = new Map<string, Promise<void>>();

  /** Waits until everybody before is done, or the signal ends the waiting. Returns what lets the next one in. */
  async enter(name: string, signal: AbortSignal): Promise<() => void> {
    const before = this.#last.get(name);
    let leave!: () => void;
    const done = new Promise<void>((resolve) => (leave = resolve));
    // Who gives up keeps the place in the line, so that nobody overtakes those who came before.
    const all = Promise.all([before, done]).then(() => {
      if (this.#last.get(name) === all) this.#last.delete(name);
    });
    this.#last.set(name, all);
    try {
      await until(before ?? Promise.resolve(), signal);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }
}
