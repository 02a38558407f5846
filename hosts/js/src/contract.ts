// Written by scripts/contract.ts from wit/connector.wit. Do not edit.

/** A JSON value. It crosses as text. */
export type Json = any;

/** A connection (an account at one service) in the host's store. Opaque to the connector, and valid for this call only. */
export type Connection = string;

/** An HTTP header. */
export interface Header {
  /** Case-insensitive. */
  name: string;
  /** UTF-8. If the bytes are not UTF-8, one character for each byte. */
  value: string;
}

/** A file in the host's store. The handle is valid until the workflow run ends, and for that run only. */
export interface BlobReference {
  /** Opaque to the connector. */
  handle: string;
  /** Size in bytes, if known. */
  size?: number | undefined;
  /** Media type, such as `image/png`, if known. */
  mediaType?: string | undefined;
  /** File name without folders, if the service sent one. */
  name?: string | undefined;
}

/** A part of a file in the host's store. */
export interface BlobPart {
  /** Handle of the blob. */
  handle: string;
  /** Offset of the first byte. */
  offset: number;
  /** Length in bytes. Defaults to the rest of the file. */
  length?: number | undefined;
  /** Whether to send the part as base64 (RFC 4648, section 4), for APIs that expect files inside JSON. */
  base64: boolean;
}

/** A piece of a request body. */
export type Chunk =
  /** Bytes. */
  | { tag: "bytes"; val: Uint8Array }
  /** Text, sent as UTF-8. */
  | { tag: "text"; val: string }
  /** A whole blob, by its handle. */
  | { tag: "blob"; val: string }
  /** A part of a blob. */
  | { tag: "blob-part"; val: BlobPart };

/** A response body. */
export type Content =
  /** Bytes. */
  | { tag: "bytes"; val: Uint8Array }
  /** Text. A host may use this for a body that is UTF-8, because some languages pass strings much faster than bytes. */
  | { tag: "text"; val: string }
  /** A blob in the host's store. */
  | { tag: "blob"; val: BlobReference };

/**
 * What went wrong, in terms that a workflow can branch on. `error.code` is more specific.
 *
 * - `invalid-input`: The input does not match the schema. `fields` lists the invalid fields. Nothing was sent.
 * - `invalid-connection`: The settings of the connection are incomplete or contradict each other. `fields` lists the invalid settings. Nothing was sent.
 * - `unsupported`: The product, or this version of it, does not have the operation.
 * - `unauthenticated`: The credential is missing, invalid, expired or revoked.
 * - `token-acquisition`: The authorization server refused the client, the code or the grant ("Failed to get token").
 * - `token-response`: The token endpoint returned something other than a token ("Failed to parse token response").
 * - `token-refresh`: The refresh token is expired, revoked or already used ("Token refresh failure"). The user has to connect again.
 * - `interaction-required`: A user has to act at the service first, for example solve a CAPTCHA, pass a second factor or accept terms.
 * - `forbidden`: The user is authenticated but lacks the permission.
 * - `missing-scope`: The credential lacks scopes. See `required-scopes` and `granted-scopes`.
 * - `not-found`: The resource does not exist, or the credential cannot see it.
 * - `gone`: The vendor removed the operation. `link` is the announcement.
 * - `conflict`: The resource changed in the meantime, already exists, or its state does not allow the change.
 * - `rejected`: The service refused the input. `fields` lists the fields, if the service names them.
 * - `rate-limited`: Too many requests. `retry-after-ms` is the time to wait.
 * - `quota-exceeded`: A plan, quota or storage limit is reached. Waiting for a short time does not help.
 * - `too-large`: A file, body or response is larger than the service or the host accepts.
 * - `timeout`: The service did not respond in time.
 * - `network`: The service could not be reached, or the connection broke.
 * - `upstream`: The service failed, or returned something that its API does not document, such as an HTML page.
 * - `cancelled`: The host stopped the call, or its deadline passed.
 * - `host`: The host refused the request or failed: policy, storage.
 * - `other`: Any other error.
 */
export type ErrorKind = "invalid-input" | "invalid-connection" | "unsupported" | "unauthenticated" | "token-acquisition" | "token-response" | "token-refresh" | "interaction-required" | "forbidden" | "missing-scope" | "not-found" | "gone" | "conflict" | "rejected" | "rate-limited" | "quota-exceeded" | "too-large" | "timeout" | "network" | "upstream" | "cancelled" | "host" | "other";

/**
 * Whether the change that the call requested was applied.
 *
 * - `no`: It was not.
 * - `unknown`: A request was sent and its result is not known. `extra.unknown_requests` lists it.
 * - `partly`: A part of it was. `extra.done_requests` lists the requests that succeeded.
 * - `yes`: It was, although the call failed, for example because the response could not be read.
 */
export type Applied = "no" | "unknown" | "partly" | "yes";

/** An invalid field. */
export interface FieldError {
  /** Path of the field as in the input, if known: `reviewers[0]`. */
  field: string;
  /** What is wrong with it, and how to fix it. */
  message: string;
}

/** Why a call failed. */
export interface ErrorRecord {
  /** What went wrong. */
  kind: ErrorKind;
  /** Error code of the service, or a more specific one of the connector's, to branch on: `invalid_grant`. */
  code?: string | undefined;
  /** One sentence for the workflow log. Never contains a secret. */
  message: string;
  /** Why it happened, if known. */
  cause?: string | undefined;
  /** How to fix it. */
  resolution?: string | undefined;
  /** Whether the change was applied. */
  applied: Applied;
  /**
   * Whether the same call may succeed later without anyone acting. A host retries automatically if this is true and
   * either `applied` is `no` or the action is idempotent.
   */
  retryable: boolean;
  /** Minimum time to wait before a retry, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** HTTP status of the response that caused the error. */
  status?: number | undefined;
  /** Scopes that the operation requires, if known. */
  requiredScopes: string[];
  /** Scopes that the credential has, if known. */
  grantedScopes: string[];
  /** Invalid fields of the input or of the settings. */
  fields: FieldError[];
  /** URL of documentation or of an announcement. */
  link?: string | undefined;
  /** Method and path of the request that failed, without query: `GET /v1/users/ada`. */
  request?: string | undefined;
  /** What the server returned, shortened and without secrets. */
  detail?: string | undefined;
  /** Anything else, as a JSON object: for example what is known about a resource that was created. */
  extra?: Json | undefined;
}

/**
 * What a request is for. The connector states it, and the host checks the URL against the origins that
 * `catalog.origins` returned for that purpose.
 *
 * - `api`: The API of the service.
 * - `token`: An authorization server. Neither recorded nor logged.
 * - `storage`: A pre-signed URL from an earlier response of this call, to download from or upload to. The host removes `authorization` and `cookie`, and does not connect to private addresses.
 */
export type Purpose = "api" | "token" | "storage";

/** Where to put the response body. */
export type Sink =
  /** Into the connector's memory, up to this number of bytes. A longer body of a failure (400 and above) is truncated. */
  | { tag: "inline"; val: number }
  /**
   * Into the host's store, without passing through the connector. Applies to successful responses (2xx). The body of any
   * other response is inline, up to 1 MiB, because the connector has to explain it.
   */
  | { tag: "blob" };

/** An HTTP request. */
export interface HttpRequest {
  /** Connection that the request is sent for. */
  connection: Connection;
  /** What the request is for. */
  purpose: Purpose;
  /** HTTP method in upper case: `GET`. */
  method: string;
  /** Absolute URL. */
  url: string;
  /** Headers, including the credential. */
  headers: Header[];
  /** Body. The chunks are sent one after another. Empty for no body. */
  body: Chunk[];
  /** Where to put the response body. */
  sink: Sink;
  /** Time limit for the whole exchange, in milliseconds. */
  timeoutMs: number;
  /**
   * Whether sending the request twice has the same effect as sending it once. A host that lost the response in a crash
   * sends such a request again by itself. For any other request, it returns `interrupted`.
   */
  repeatable: boolean;
  /** A JSON object for what hosts and connectors agree on later, for example a client certificate. */
  extra?: Json | undefined;
}

/** An HTTP response of any status. */
export interface HttpResponse {
  /** HTTP status. */
  status: number;
  /** Headers in the order received, one for each line. */
  headers: Header[];
  /** Body. */
  body: Content;
}

/** Why there is no response, and whether the request may have been sent. */
export type HttpErrorRecord =
  /** The policy of the host does not allow the request. Nothing was sent. */
  | { tag: "denied"; val: string }
  /** Name resolution, TLS or the connection failed. Nothing was sent. */
  | { tag: "unreachable"; val: string }
  /** The connection broke, or the host lost the response. The request may have been sent. */
  | { tag: "interrupted"; val: string }
  /** `timeout-ms` has passed. The request may have been sent. */
  | { tag: "timeout" }
  /** The response is larger than this number of bytes. The request was processed. */
  | { tag: "too-large"; val: number }
  /** The call is being stopped, or its deadline passed. Nothing was sent. The connector should return immediately. */
  | { tag: "cancelled"; val: string }
  /** Any other error. The request may have been sent. */
  | { tag: "other"; val: string };

/** Why there are no settings. */
export type ConnectionError =
  /** The connection does not exist. */
  | { tag: "unknown" }
  /** This call may not use the connection. */
  | { tag: "denied"; val: string }
  /** The store is not available. */
  | { tag: "unavailable"; val: string };

/** What an authorization server returned. All of it is secret. */
export interface Tokens {
  /** Access token. */
  accessToken: string;
  /** Refresh token, if there is one. */
  refreshToken?: string | undefined;
  /** Expiry of the access token, in milliseconds since the epoch. */
  expiresAt?: number | undefined;
  /** Granted scopes. Empty if the server did not list them. */
  scopes: string[];
  /** What else belongs to the tokens, as a JSON object: type, instance URL, ID token, further tokens. */
  extra?: Json | undefined;
}

/** Stored tokens. */
export interface TokenEntry {
  /** The tokens. */
  tokens: Tokens;
  /** Increases with every save. */
  revision: number;
}

/** Why an operation of the store failed. */
export type StoreError =
  /** The stored revision is not the expected one. Contains what is stored. */
  | { tag: "conflict"; val: TokenEntry | undefined }
  /** The lock could not be acquired in time. */
  | { tag: "busy" }
  /** This call may not use the tokens. */
  | { tag: "denied"; val: string }
  /** The store is not available. */
  | { tag: "unavailable"; val: string };

/**
 * The exclusive right to refresh the tokens of one connection. Released when it is dropped, when the call ends, and when its
 * holder crashes.
 */
export type RefreshLock = unknown;

/**
 * Severity of a log line.
 *
 * - `debug`: For developers.
 * - `info`: For operators.
 * - `warn`: Something to look into.
 * - `error`: Something failed.
 */
export type LogLevel = "debug" | "info" | "warn" | "error";

/**
 * What an action does to the service.
 *
 * - `read`: Reads data.
 * - `write`: Creates or changes data.
 * - `destroy`: Deletes data that cannot be restored.
 */
export type Effect = "read" | "write" | "destroy";

/** That an action should no longer be used. */
export interface Deprecation {
  /** Date of the deprecation, as ISO 8601: `2026-08-20`. */
  since: string;
  /** Why it is deprecated. */
  reason: string;
  /** ID of the action to use instead. */
  replacement?: string | undefined;
  /** Date from which the action fails, as ISO 8601. */
  removal?: string | undefined;
}

/** Scopes that certain kinds of credential require. */
export interface ScopeSet {
  /** Kinds of credential, as in the connection schema. Empty for all kinds. */
  credentials: string[];
  /** Required scopes. */
  scopes: string[];
}

/** That a product has an action, and what the action requires there. */
export interface Support {
  /** ID of the product. */
  product: string;
  /** Oldest version that has the action, for products with versions. */
  since?: string | undefined;
  /** Required scopes for each kind of credential. */
  scopes: ScopeSet[];
}

/** An action, as listed in menus. */
export interface Action {
  /**
   * Stable ID in kebab case, starting with a verb: `create-issue`. An incompatible change of the input or output gets
   * a new ID.
   */
  id: string;
  /** Name for menus: `Create issue`. */
  title: string;
  /** One or two sentences: `Creates an issue.` */
  description: string;
  /** Menu group: `Issues`. */
  group: string;
  /** What the action does to the service. */
  effect: Effect;
  /** Whether running it twice with the same input has the same effect as running it once. */
  idempotent: boolean;
  /** Products that have the action. */
  support: Support[];
  /** Set if the action is deprecated. */
  deprecated?: Deprecation | undefined;
  /** URL of the documentation. */
  documentation?: string | undefined;
  /** Anything else, as a JSON object. */
  extra?: Json | undefined;
}

/** Schemas and samples of an action, or of a trigger: its configuration is the input, its event the output. */
export interface Schemas {
  /**
   * JSON Schema (2020-12) of the input. A property with `x-choices` gets its values from `forms.choices`, once the
   * properties listed in its `x-depends-on` are set. A property with `x-blob` is a file.
   */
  input: Json;
  /** JSON Schema (2020-12) of the output. Tables show the properties with `x-column`, in this order. */
  output: Json;
  /** A valid input. */
  sampleInput: Json;
  /** A valid output. */
  sampleOutput: Json;
}

/** An edition of the service. */
export interface Product {
  /** Stable ID. The value of `product` in the settings of a connection. */
  id: string;
  /** Name for users. */
  title: string;
}

/** The connector and its connections. */
export interface ConnectorInfo {
  /** Stable ID. The connector chooses it: a host must identify connectors by where it got them. */
  id: string;
  /** Name for users. */
  title: string;
  /** One sentence. */
  description: string;
  /** Version of the connector. */
  version: string;
  /** Products that the connector supports. At least one. */
  products: Product[];
  /**
   * JSON Schema (2020-12) of the settings of a connection: one branch of `oneOf` for each product and kind of credential,
   * told apart by the constants `product` and `credential`. Secrets have `writeOnly`. A branch with `x-sign-in` needs
   * `authorization.begin`.
   */
  connectionSchema: Json;
  /** URL of the documentation. */
  documentation?: string | undefined;
  /** What menus can show, as a JSON object: `icon`, `color`, `categories`. */
  extra?: Json | undefined;
}

/** An origin that a connection needs to reach. */
export interface Origin {
  /**
   * Scheme, host, port and, optionally, the path that requests stay below: `https://api.example.com/v1/`. The first label of
   * the host may be `*`, which matches exactly one label. For `storage`, the whole host may be `*`, which matches any public
   * host.
   */
  url: string;
  /** What requests to it are for. */
  purpose: Purpose;
}

/** A request to the API, without a credential. */
export interface ApiRequest {
  /** HTTP method. */
  method: string;
  /** Path relative to the root of the API. */
  path: string;
  /** Query parameters, unencoded. Names may repeat. */
  query: [string, string][];
  /** Further headers. Headers that carry a credential are refused. */
  headers: Header[];
  /** Body. The chunks are sent one after another. Empty for no body. */
  body: Chunk[];
  /** Follows the pages of a list up to this number of items. The response body is then the JSON object `{items, next}`. */
  maxItems?: number | undefined;
  /** Continues a list: `next` of an earlier response. */
  cursor?: string | undefined;
  /** Whether to store the response body as a blob. */
  saveAsBlob: boolean;
  /** Whether to fail for a status of 400 and above. If false, such a response is returned as it is. */
  raiseForStatus: boolean;
}

/** A response of the API. */
export interface ApiResponse {
  /** HTTP status. */
  status: number;
  /** Headers. Empty for a list that was joined. */
  headers: Header[];
  /** Body. */
  body: Content;
}

/** A value for a field. */
export interface Choice {
  /** JSON value for the property. For an array, a value for one of its items. */
  value: Json;
  /** Text for users. */
  label: string;
  /** Further text that tells choices with the same label apart. */
  description?: string | undefined;
  /** Anything else, as a JSON object: `url`, `icon`, `group`, `disabled`. */
  extra?: Json | undefined;
}

/** A page of choices. */
export interface ChoicePage {
  /** Choices in the order to show them. */
  items: Choice[];
  /** Pass it to get the next page. None on the last page. */
  cursor?: string | undefined;
}

/**
 * Result of a check.
 *
 * - `passed`: It passed.
 * - `failed`: It failed.
 * - `skipped`: It was not run, because there was nothing to test or an earlier check failed.
 */
export type Verdict = "passed" | "failed" | "skipped";

/** A check of one part of the service, or of the credential itself. */
export interface Check {
  /** Name in kebab case, chosen by the connector: `identity`. */
  name: string;
  /** Result. */
  verdict: Verdict;
  /** What was found, or why the check failed and how to fix it. */
  message: string;
}

/** Result of a connection test. */
export interface Report {
  /** Whether no check failed. */
  passed: boolean;
  /** User or account that the credential belongs to, if the service returns it. */
  identity?: string | undefined;
  /** Kind of credential as the server reports it. */
  credential?: string | undefined;
  /** Product and version, if known. */
  server?: string | undefined;
  /** Expiry of the credential in milliseconds since the epoch. None if it is refreshed automatically, or not known. */
  expiresAt?: number | undefined;
  /** Scopes that the credential has, if known. */
  grantedScopes: string[];
  /** The checks that were requested. */
  checks: Check[];
  /** Anything else, as a JSON object. */
  extra?: Json | undefined;
}

/** A sign-in that has started. */
export interface Started {
  /** URL to open in the user's browser. The host should check where it leads. */
  url: string;
  /** Returned in the callback. Unguessable and valid once: the host uses it to find `pending` again, for the same user. */
  state: string;
  /** Store until the callback, then pass to `complete`. A secret. */
  pending: Json;
}

/** One way in which a product serves a trigger. */
export interface Way {
  /** ID of the product. */
  product: string;
  /**
   * `webhook`: `subscribe` creates a webhook. `manual-webhook`: a user creates the webhook at the service, with the secret in the
   * configuration. `polling`: `poll` asks the service. Hosts ignore modes that they do not know.
   */
  mode: string;
  /** Oldest version that has it, for products with versions. */
  since?: string | undefined;
  /** Required scopes for each kind of credential. */
  scopes: ScopeSet[];
}

/** A trigger, as listed in menus. */
export interface Trigger {
  /**
   * Stable ID in kebab case: `issue-created`. An incompatible change of the configuration or event gets a new ID. No action has the
   * same ID: `catalog.schemas-of`, `catalog.required-scopes` and `forms.choices` take either.
   */
  id: string;
  /** Name for menus: `Issue created`. */
  title: string;
  /** One or two sentences: `Starts when an issue is created.` */
  description: string;
  /** Menu group: `Issues`. */
  group: string;
  /** The ways in which products serve it, for each product the best first. */
  ways: Way[];
  /** Set if the trigger is deprecated. */
  deprecated?: Deprecation | undefined;
  /** URL of the documentation. */
  documentation?: string | undefined;
  /** Anything else, as a JSON object. */
  extra?: Json | undefined;
}

/** The webhooks of one trigger of one workflow. */
export interface Subscription {
  /** Store, and pass to the other functions. A secret. */
  state: Json;
  /** Call `reconcile` before this time, in milliseconds since the epoch. None if nothing expires. */
  expiresAt?: number | undefined;
  /** What tells deliveries apart at an address that many accounts share. None if the address is the subscription's own. */
  key?: string | undefined;
}

/** One trigger of one workflow that waits for deliveries. */
export interface Listener {
  /** ID of the listener. The host chooses it. */
  id: string;
  /** ID of the trigger. */
  trigger: string;
  /** Configuration of the trigger. */
  config: Json;
  /** State of its subscription. None while `subscribe` is running: some services try the address before they respond. */
  state?: Json | undefined;
}

/** An HTTP request that the service sent, unchanged: signatures can cover any part of it. */
export interface Delivery {
  /** HTTP method. */
  method: string;
  /** Path and query, as the sender wrote them. */
  url: string;
  /** Every header, in order. */
  headers: Header[];
  /** The raw body. */
  body: Uint8Array;
  /** Time of arrival, in milliseconds since the epoch. */
  receivedAt: number;
}

/** An HTTP response to a delivery. */
export interface Reply {
  /** HTTP status. */
  status: number;
  /** Headers. */
  headers: Header[];
  /** The raw body. */
  body: Uint8Array;
}

/** What happened, as input of a workflow. */
export interface TriggerEvent {
  /** Same ID for a repeated delivery. Unique within a trigger and its subscription. */
  id: string;
  /** Time at which it happened, as RFC 3339, if the service says so. */
  occurredAt?: string | undefined;
  /** The event. Valid against the trigger's output schema. */
  payload: Json;
  /** Anything else, as a JSON object. */
  extra?: Json | undefined;
}

/** What follows from a delivery. */
export interface Received {
  /** Events, each with the ID of the listener that it starts. Store them before the delivery is answered. */
  events: [string, TriggerEvent][];
  /** Listeners whose state changed, each with the new state. Store them before the delivery is answered. */
  states: [string, Json][];
  /** Listeners that failed, each with its error. The others are not affected. */
  failures: [string, ErrorRecord][];
  /** Response to the sender. None for status 200 without a body. */
  reply?: Reply | undefined;
  /** Why no run starts, if none does. */
  ignored?: string | undefined;
}

/** What a poll found. */
export interface Polled {
  /** Events, oldest first. */
  events: TriggerEvent[];
  /** Store together with the events before any run starts. Pass to the next poll. */
  state: Json;
  /** Time to wait before the next poll, in milliseconds. 0 if there is more. */
  nextPollMs: number;
}
