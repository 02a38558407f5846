/** What one call may use. */
export interface Limits {
  /** Memory of an instance, in bytes. */
  memoryBytes: number;
  /** Time of a whole call, in milliseconds, its waiting for the service included. */
  deadlineMs: number;
  /** Most bytes of a response that enter the connector's memory. What is larger has to become a blob. */
  responseBytes: number;
  /** Most bytes of a response that becomes a blob. */
  blobBytes: number;
  /** Requests of one call that are sent at the same time. */
  requests: number;
  /** Calls that run at the same time. Further calls wait. */
  calls: number;
}

export const LIMITS: Limits = {
  memoryBytes: 256 * 1024 ** 2,
  deadlineMs: 5 * 60_000,
  responseBytes: 64 * 1024 ** 2,
  blobBytes: 4 * 1024 ** 3,
  requests: 8,
  calls: 64,
};
