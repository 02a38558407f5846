import type { System } from "../host/services.ts";

/** The clock and the randomness of the runtime. What the connector logs goes nowhere unless you pass `log`. */
export function system(overrides: Partial<System> = {}): System {
  return {
    now: () => Date.now(),
    sleep,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    log: () => {},
    progress: () => {},
    ...overrides,
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const awake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", awake);
      resolve();
    };
    const timer = setTimeout(awake, ms);
    signal.addEventListener("abort", awake);
    if (signal.aborted) awake();
  });
}
