import type { Actions, Triggers } from "./bitbucket.ts";
import type { Connector } from "./connector.ts";
import type { Json, Polled, Subscription, TriggerEvent } from "./contract.ts";
import type { CallOptions } from "./host/options.ts";

type Config<Id extends keyof Triggers> = Triggers[Id]["config"];

/** An event of a trigger. */
export type EventOf<Id extends keyof Triggers> = Omit<TriggerEvent, "payload"> & { payload: Triggers[Id]["event"] };

/** Bitbucket for one connection. The compiler checks inputs, configurations, outputs and events. */
export class Client {
  readonly #connector: Connector;
  readonly #connection: string;

  constructor(connector: Connector, connection: string) {
    this.#connector = connector;
    this.#connection = connection;
  }

  /** Runs an action. */
  run<Id extends keyof Actions>(action: Id, input: Actions[Id]["input"], options?: CallOptions): Promise<Actions[Id]["output"]> {
    return this.#connector.invoke(this.#connection, action, input, options);
  }

  /** Asks what happened since the poll that returned this state. */
  poll<Id extends keyof Triggers>(
    trigger: Id,
    config: Config<Id>,
    state?: Json,
    options?: CallOptions,
  ): Promise<Omit<Polled, "events"> & { events: EventOf<Id>[] }> {
    return this.#connector.triggers.poll(this.#connection, trigger, config, state, options);
  }

  /** Creates the webhooks of a trigger. */
  subscribe<Id extends keyof Triggers>(trigger: Id, config: Config<Id>, callbackUrl: string, options?: CallOptions): Promise<Subscription> {
    return this.#connector.triggers.subscribe(this.#connection, trigger, config, callbackUrl, options);
  }
}
