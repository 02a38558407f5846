import { Client } from "./client.ts";
import type {
  Action,
  ApiRequest,
  ApiResponse,
  ChoicePage,
  ConnectorInfo,
  Delivery,
  Json,
  Listener,
  Origin,
  Polled,
  Received,
  Report,
  Schemas,
  ScopeSet,
  Started,
  Subscription,
  Trigger,
  TriggerEvent,
} from "./contract.ts";
import type { Calls } from "./host/calls.ts";
import type { CallOptions } from "./host/options.ts";
import type { Services, Settings } from "./host/services.ts";

/** A loaded connector. Every call runs in an instance of its own, and a call that fails throws a `ConnectorError`. */
export class Connector {
  readonly #calls: Calls;
  readonly catalog: Catalog;
  readonly authorization: Authorization;
  readonly triggers: Triggers;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
    this.catalog = new Catalog(calls);
    this.authorization = new Authorization(calls);
    this.triggers = new Triggers(calls);
  }

  /** The same connector with other services, for example those of one tenant. It is not compiled again. */
  with(services: Partial<Services>): Connector {
    return new Connector(this.#calls.with(services));
  }

  /** Actions with types, for one connection. */
  client(connection: string): Client {
    return new Client(this, connection);
  }

  /** Runs an action. */
  invoke(connection: string, action: string, input: Json, options?: CallOptions): Promise<Json> {
    return this.#calls.run("actions", "invoke", connection, [action, input], options);
  }

  /** Calls any endpoint of the service. */
  call(
    connection: string,
    request: Partial<ApiRequest> & Pick<ApiRequest, "method" | "path">,
    options?: CallOptions,
  ): Promise<ApiResponse> {
    const whole: ApiRequest = { query: [], headers: [], body: [], saveAsBlob: false, raiseForStatus: true, ...request };
    return this.#calls.run("api", "call", connection, [whole], options) as Promise<ApiResponse>;
  }

  /** Returns values for a field of an action or a trigger. `input` contains the fields that are set already. */
  choices(connection: string, id: string, field: string, input: Json = {}, page: Page = {}, options?: CallOptions): Promise<ChoicePage> {
    return this.#calls.run("forms", "choices", connection, [id, field, input, page.search, page.cursor], options) as Promise<ChoicePage>;
  }

  /** Tests a connection with read-only requests: the named checks, or all of them. */
  test(connection: string, services: string[] = [], options?: CallOptions): Promise<Report> {
    return this.#calls.run("diagnostics", "test", connection, [services], options) as Promise<Report>;
  }
}

/** What narrows choices down, and where they go on. */
export interface Page {
  search?: string | undefined;
  cursor?: string | undefined;
}

/** What the connector offers. It is the same for every connection, so nothing is sent, and what is long is remembered. */
export class Catalog {
  readonly #calls: Calls;
  readonly #remembered = new Map<string, unknown>();

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /** Returns the connector's identity and its connection schema. */
  describe(): ConnectorInfo {
    return this.#once("describe", []) as ConnectorInfo;
  }

  /** Returns all actions in menu order. */
  actions(): Action[] {
    return this.#once("actions", []) as Action[];
  }

  /** Returns the schemas of an action or a trigger, for all products or for one. */
  schemasOf(id: string, product?: string): Schemas | undefined {
    return this.#once("schemas-of", [id, product]) as Schemas | undefined;
  }

  /** Returns the minimal scopes for a set of actions and triggers, to select when the credential is created. */
  requiredScopes(product: string, ids: string[]): ScopeSet[] {
    return this.#calls.now("catalog", "required-scopes", [product, ids]) as ScopeSet[];
  }

  /** Returns the origins that a connection with these settings needs to reach. */
  origins(settings: Settings): Origin[] {
    return this.#calls.origins(settings);
  }

  #once(func: string, values: unknown[]): unknown {
    const key = JSON.stringify([func, ...values]);
    if (!this.#remembered.has(key)) this.#remembered.set(key, this.#calls.now("catalog", func, values));
    return this.#remembered.get(key);
  }
}

/** Connections with tokens: signs users in with a browser, and refreshes and deletes tokens. */
export class Authorization {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /** Starts a sign-in. `redirectUri` is the host's callback URL. */
  begin(connection: string, redirectUri: string, scopes: string[] = [], options?: CallOptions): Promise<Started> {
    return this.#calls.run("authorization", "begin", connection, [redirectUri, scopes], options) as Promise<Started>;
  }

  /** Completes a sign-in. `callback` is the whole URL that the browser was redirected to. */
  complete(connection: string, pending: Json, callback: string, options?: CallOptions): Promise<void> {
    return this.#calls.run("authorization", "complete", connection, [pending, callback], options) as Promise<void>;
  }

  /** Refreshes the tokens now. */
  refresh(connection: string, options?: CallOptions): Promise<void> {
    return this.#calls.run("authorization", "refresh", connection, [], options) as Promise<void>;
  }

  /** Deletes the tokens, and revokes them if the service supports that. */
  disconnect(connection: string, options?: CallOptions): Promise<void> {
    return this.#calls.run("authorization", "disconnect", connection, [], options) as Promise<void>;
  }
}

/** What starts workflows: webhooks that the service delivers, and polling where there are none. */
export class Triggers {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /** Lists every trigger, in menu order. */
  all(): Trigger[] {
    return this.#calls.now("triggers", "all", []) as Trigger[];
  }

  /** Creates the webhooks, or adopts those that an earlier attempt left. */
  subscribe(connection: string, trigger: string, config: Json, callbackUrl: string, options?: CallOptions): Promise<Subscription> {
    return this.#calls.run("triggers", "subscribe", connection, [trigger, config, callbackUrl], options) as Promise<Subscription>;
  }

  /** Compares the webhooks with what they should be, and repairs, creates and deletes them. */
  reconcile(
    connection: string,
    trigger: string,
    config: Json,
    callbackUrl: string,
    state: Json,
    options?: CallOptions,
  ): Promise<Subscription> {
    return this.#calls.run("triggers", "reconcile", connection, [trigger, config, callbackUrl, state], options) as Promise<Subscription>;
  }

  /** Deletes the webhooks. */
  unsubscribe(connection: string, state: Json, options?: CallOptions): Promise<void> {
    return this.#calls.run("triggers", "unsubscribe", connection, [state], options) as Promise<void>;
  }

  /** Verifies a delivery, and returns what it starts. Store events and states before you answer it. */
  receive(connection: string, listeners: Listener[], delivery: Delivery, options?: CallOptions): Promise<Received> {
    return this.#calls.run("triggers", "receive", connection, [listeners, delivery], options) as Promise<Received>;
  }

  /** Asks the service what happened since the last poll. */
  poll(connection: string, trigger: string, config: Json, state?: Json, options?: CallOptions): Promise<Polled> {
    return this.#calls.run("triggers", "poll", connection, [trigger, config, state], options) as Promise<Polled>;
  }

  /** Returns a few recent events, for trying a workflow out. */
  samples(connection: string, trigger: string, config: Json, options?: CallOptions): Promise<TriggerEvent[]> {
    return this.#calls.run("triggers", "samples", connection, [trigger, config], options) as Promise<TriggerEvent[]>;
  }
}
