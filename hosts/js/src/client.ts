import type { Actions } from "./bitbucket.ts";
import type { Connector } from "./connector.ts";
import type { CallOptions } from "./host/calls.ts";

/** Runs the actions of Bitbucket for one connection. Inputs and outputs are checked by the compiler. */
export class Client {
  readonly #connector: Connector;
  readonly #connection: string;

  constructor(connector: Connector, connection: string) {
    this.#connector = connector;
    this.#connection = connection;
  }

  run<Id extends keyof Actions & string>(action: Id, input: Actions[Id]["input"], options?: CallOptions): Promise<Actions[Id]["output"]> {
    return this.#connector.invoke(this.#connection, action, input, options);
  }
}
