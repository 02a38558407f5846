// Written by scripts/contract.ts from wit/connector.wit. Do not edit.
import type * as contract from "../contract.ts";
import { bool, bytes, enumeration, func, json, list, option, own, record, result, text, tuple, u16, u32, u64, variant } from "./index.ts";
import type { Func, Type } from "./index.ts";

export const PACKAGE = "workflow:connector";
export const VERSION = "0.1.0";

const connection: Type<contract.Connection> = text;

const header: Type<contract.Header> = record({
  name: text,
  value: text,
});

const blobReference: Type<contract.BlobReference> = record({
  handle: text,
  size: option(u64),
  mediaType: option(text),
  name: option(text),
});

const blobPart: Type<contract.BlobPart> = record({
  handle: text,
  offset: u64,
  length: option(u64),
  base64: bool,
});

const chunk: Type<contract.Chunk> = variant({
  "bytes": bytes,
  "text": text,
  "blob": text,
  "blob-part": blobPart,
});

const content: Type<contract.Content> = variant({
  "bytes": bytes,
  "text": text,
  "blob": blobReference,
});

const errorKind: Type<contract.ErrorKind> = enumeration("invalid-input", "invalid-connection", "unsupported", "unauthenticated", "token-acquisition", "token-response", "token-refresh", "interaction-required", "forbidden", "missing-scope", "not-found", "gone", "conflict", "rejected", "rate-limited", "quota-exceeded", "too-large", "timeout", "network", "upstream", "cancelled", "host", "other");

const applied: Type<contract.Applied> = enumeration("no", "unknown", "partly", "yes");

const fieldError: Type<contract.FieldError> = record({
  field: text,
  message: text,
});

const errorRecord: Type<contract.ErrorRecord> = record({
  kind: errorKind,
  code: option(text),
  message: text,
  cause: option(text),
  resolution: option(text),
  applied: applied,
  retryable: bool,
  retryAfterMs: option(u64),
  status: option(u16),
  requiredScopes: list(text),
  grantedScopes: list(text),
  fields: list(fieldError),
  link: option(text),
  request: option(text),
  detail: option(text),
  extra: option(json),
});

const purpose: Type<contract.Purpose> = enumeration("api", "token", "storage");

const sink: Type<contract.Sink> = variant({
  "inline": u64,
  "blob": undefined,
});

const httpRequest: Type<contract.HttpRequest> = record({
  connection: connection,
  purpose: purpose,
  method: text,
  url: text,
  headers: list(header),
  body: list(chunk),
  sink: sink,
  timeoutMs: u32,
  repeatable: bool,
  extra: option(json),
});

const httpResponse: Type<contract.HttpResponse> = record({
  status: u16,
  headers: list(header),
  body: content,
});

const httpErrorRecord: Type<contract.HttpErrorRecord> = variant({
  "denied": text,
  "unreachable": text,
  "interrupted": text,
  "timeout": undefined,
  "too-large": u64,
  "cancelled": text,
  "other": text,
});

const connectionError: Type<contract.ConnectionError> = variant({
  "unknown": undefined,
  "denied": text,
  "unavailable": text,
});

const tokens: Type<contract.Tokens> = record({
  accessToken: text,
  refreshToken: option(text),
  expiresAt: option(u64),
  scopes: list(text),
  extra: option(json),
});

const tokenEntry: Type<contract.TokenEntry> = record({
  tokens: tokens,
  revision: u64,
});

const storeError: Type<contract.StoreError> = variant({
  "conflict": option(tokenEntry),
  "busy": undefined,
  "denied": text,
  "unavailable": text,
});

const logLevel: Type<contract.LogLevel> = enumeration("debug", "info", "warn", "error");

const effect: Type<contract.Effect> = enumeration("read", "write", "destroy");

const deprecation: Type<contract.Deprecation> = record({
  since: text,
  reason: text,
  replacement: option(text),
  removal: option(text),
});

const scopeSet: Type<contract.ScopeSet> = record({
  credentials: list(text),
  scopes: list(text),
});

const support: Type<contract.Support> = record({
  product: text,
  since: option(text),
  scopes: list(scopeSet),
});

const action: Type<contract.Action> = record({
  id: text,
  title: text,
  description: text,
  group: text,
  effect: effect,
  idempotent: bool,
  support: list(support),
  deprecated: option(deprecation),
  documentation: option(text),
  extra: option(json),
});

const schemas: Type<contract.Schemas> = record({
  input: json,
  output: json,
  sampleInput: json,
  sampleOutput: json,
});

const product: Type<contract.Product> = record({
  id: text,
  title: text,
});

const connectorInfo: Type<contract.ConnectorInfo> = record({
  id: text,
  title: text,
  description: text,
  version: text,
  products: list(product),
  connectionSchema: json,
  documentation: option(text),
  extra: option(json),
});

const origin: Type<contract.Origin> = record({
  url: text,
  purpose: purpose,
});

const apiRequest: Type<contract.ApiRequest> = record({
  method: text,
  path: text,
  query: list(tuple(text, text)),
  headers: list(header),
  body: list(chunk),
  maxItems: option(u32),
  cursor: option(text),
  saveAsBlob: bool,
  raiseForStatus: bool,
});

const apiResponse: Type<contract.ApiResponse> = record({
  status: u16,
  headers: list(header),
  body: content,
});

const choice: Type<contract.Choice> = record({
  value: json,
  label: text,
  description: option(text),
  extra: option(json),
});

const choicePage: Type<contract.ChoicePage> = record({
  items: list(choice),
  cursor: option(text),
});

const verdict: Type<contract.Verdict> = enumeration("passed", "failed", "skipped");

const check: Type<contract.Check> = record({
  name: text,
  verdict: verdict,
  message: text,
});

const report: Type<contract.Report> = record({
  passed: bool,
  identity: option(text),
  credential: option(text),
  server: option(text),
  expiresAt: option(u64),
  grantedScopes: list(text),
  checks: list(check),
  extra: option(json),
});

const started: Type<contract.Started> = record({
  url: text,
  state: text,
  pending: json,
});

const way: Type<contract.Way> = record({
  product: text,
  mode: text,
  since: option(text),
  scopes: list(scopeSet),
});

const trigger: Type<contract.Trigger> = record({
  id: text,
  title: text,
  description: text,
  group: text,
  ways: list(way),
  deprecated: option(deprecation),
  documentation: option(text),
  extra: option(json),
});

const subscription: Type<contract.Subscription> = record({
  state: json,
  expiresAt: option(u64),
  key: option(text),
});

const listener: Type<contract.Listener> = record({
  id: text,
  trigger: text,
  config: json,
  state: option(json),
});

const delivery: Type<contract.Delivery> = record({
  method: text,
  url: text,
  headers: list(header),
  body: bytes,
  receivedAt: u64,
});

const reply: Type<contract.Reply> = record({
  status: u16,
  headers: list(header),
  body: bytes,
});

const triggerEvent: Type<contract.TriggerEvent> = record({
  id: text,
  occurredAt: option(text),
  payload: json,
  extra: option(json),
});

const received: Type<contract.Received> = record({
  events: list(tuple(text, triggerEvent)),
  states: list(tuple(text, json)),
  failures: list(tuple(text, errorRecord)),
  reply: option(reply),
  ignored: option(text),
});

const polled: Type<contract.Polled> = record({
  events: list(triggerEvent),
  state: json,
  nextPollMs: u32,
});

/** What a connector calls. */
export const IMPORTS: Record<string, Record<string, Func>> = {
  "http": {
    "send": func([httpRequest], result(httpResponse, httpErrorRecord)),
    "send-all": func([list(httpRequest)], list(result(httpResponse, httpErrorRecord))),
  },
  "connections": {
    "get": func([connection], result(json, connectionError)),
  },
  "token-store": {
    "load": func([connection], result(option(tokenEntry), storeError)),
    "save": func([connection, tokens, option(u64)], result(u64, storeError)),
    "forget": func([connection], result(undefined, storeError)),
    "lock": func([connection, u32], result(own(), storeError)),
  },
  "invocation": {
    "id": func([], text),
    "attempt": func([], u32),
    "deadline": func([], option(u64)),
  },
  "system": {
    "now": func([], u64),
    "sleep": func([u32]),
    "random": func([u32], bytes),
    "log": func([logLevel, text]),
    "progress": func([u64, option(u64), text]),
  },
};

/** What a host calls. */
export const EXPORTS: Record<string, Record<string, Func>> = {
  "catalog": {
    "describe": func([], connectorInfo),
    "actions": func([], list(action)),
    "schemas-of": func([text, option(text)], option(schemas)),
    "required-scopes": func([text, list(text)], list(scopeSet)),
    "origins": func([json], result(list(origin), errorRecord)),
  },
  "actions": {
    "invoke": func([connection, text, json], result(json, errorRecord)),
  },
  "api": {
    "call": func([connection, apiRequest], result(apiResponse, errorRecord)),
  },
  "forms": {
    "choices": func([connection, text, text, json, option(text), option(text)], result(choicePage, errorRecord)),
  },
  "diagnostics": {
    "test": func([connection, list(text)], result(report, errorRecord)),
  },
  "authorization": {
    "begin": func([connection, text, list(text)], result(started, errorRecord)),
    "complete": func([connection, json, text], result(undefined, errorRecord)),
    "refresh": func([connection], result(undefined, errorRecord)),
    "disconnect": func([connection], result(undefined, errorRecord)),
  },
  "triggers": {
    "all": func([], list(trigger)),
    "subscribe": func([connection, text, json, text], result(subscription, errorRecord)),
    "reconcile": func([connection, text, json, text, json], result(subscription, errorRecord)),
    "unsubscribe": func([connection, json], result(undefined, errorRecord)),
    "receive": func([connection, list(listener), delivery], result(received, errorRecord)),
    "poll": func([connection, text, json, option(json)], result(polled, errorRecord)),
    "samples": func([connection, text, json], result(list(triggerEvent), errorRecord)),
  },
};
