export { type LoadOptions, bitbucket, load } from "./load.ts";
export type { Authorization, Catalog, Connector, Page, Triggers } from "./connector.ts";
export type { Client, EventOf } from "./client.ts";
export type { CallOptions, Way } from "./host/options.ts";
export type { Limits } from "./host/limits.ts";
export { ConnectorError } from "./errors.ts";

export {
  type Blobs,
  type Connections,
  type Http,
  HttpError,
  type HostSettings,
  type OutgoingRequest,
  type Release,
  type Services,
  type Settings,
  type System,
  TokenConflict,
  type TokenStore,
} from "./host/services.ts";
export { type FetchOptions, fetchHttp } from "./ready/fetch.ts";
export { type MemoryBlobs, memoryBlobs } from "./ready/blobs.ts";
export { memoryConnections } from "./ready/connections.ts";
export { memoryTokens } from "./ready/tokens.ts";
export { system } from "./ready/system.ts";

export type * from "./contract.ts";
export type * as Bitbucket from "./bitbucket.ts";
