/** How calls wait for the host: see `component/calling.ts`. */
export type Way = "suspend" | "repeat";

export interface CallOptions {
  /** ID of the workflow step: the same for every attempt at it, and different for every other step. Defaults to a random one. */
  id?: string | undefined;
  /** Number of the attempt, from 1. Above 1, the connector first checks whether an earlier attempt applied the change. */
  attempt?: number | undefined;
  /** Stops the call. It has two seconds to say what became of its writes. */
  signal?: AbortSignal | undefined;
}
