/** Timers of the connector's host, by what n8n lets a node use: the build puts these in place of the runtime's own. */
import { sleepWithAbort } from "n8n-workflow";

export function setTimeout(run: () => void, ms: number): AbortController {
  const timer = new AbortController();
  sleepWithAbort(ms, timer.signal).then(run, () => {});
  return timer;
}

export function clearTimeout(timer: AbortController): void {
  timer.abort();
}
