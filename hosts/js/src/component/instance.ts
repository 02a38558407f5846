import { EXPORTS } from "./contract.ts";
import { type Component, type Import, address } from "./component.ts";
import type { Core, CoreFunction, Pausing } from "./core.ts";
import type { Cores } from "./cores.ts";
import { Memory } from "./memory.ts";
import type { CoreValue } from "./type.ts";

/** What answers the imports, by interface and function. An answer may be a promise. */
export type Host = (interfaceName: string, func: string, values: unknown[]) => unknown;

/** A function of the contract, and what it is called with. */
export interface Call {
  interface: string;
  func: string;
  values: unknown[];
}

/** An instance of a component, for one call. */
export class Instance {
  readonly #cores: Cores;
  readonly #pausing: Pausing;
  readonly #core: Core;
  readonly memory: Memory;

  constructor({ cores }: Component, host: Host, pausing: Pausing) {
    this.#cores = cores;
    this.#pausing = pausing;
    this.#core = cores.take(pausing);
    this.#core.answer = (each, core) => this.#answer(each, host, core);
    this.memory = new Memory(this.#core.exports);
  }

  #answer(each: Import, host: Host, core: CoreValue[]): unknown {
    const answer = host(each.interface, each.name, each.func.liftArguments(this.memory, core));
    const lowered = (value: unknown) => each.func.lowerResult(this.memory, value, core);
    return answer instanceof Promise ? answer.then(lowered) : lowered(answer);
  }

  /** The export, and what to call it with. */
  enter({ interface: from, func, values }: Call): [core: CoreFunction, values: CoreValue[]] {
    return [this.#core.exports[exported(from, func)] as CoreFunction, EXPORTS[from]![func]!.lowerArguments(this.memory, values)];
  }

  /** What the export returned. Called once: the component frees the memory then. */
  leave({ interface: from, func }: Call, core: unknown): unknown {
    const value = EXPORTS[from]![func]!.liftResult(this.memory, core as CoreValue);
    (this.#core.exports[`cabi_post_${exported(from, func)}`] as CoreFunction | undefined)?.(core as CoreValue);
    return value;
  }

  /** Called at most once, and only when nothing of the instance runs any more: its core becomes another's. */
  end(): void {
    this.#cores.giveBack(this.#core, this.#pausing);
  }
}

function exported(interfaceName: string, func: string): string {
  return `${address(interfaceName)}#${func}`;
}
