/** Timers of the connector's host, of what n8n lets a node use: the build puts these in place of the runtime's own. */

interface Timer {
  signal: AbortSignal;
  run: () => void;
}

export function setTimeout(run: () => void, ms: number): Timer {
  const signal = AbortSignal.timeout(ms);
  signal.addEventListener("abort", run);
  return { signal, run };
}

export function clearTimeout({ signal, run }: Timer): void {
  signal.removeEventListener("abort", run);
}
