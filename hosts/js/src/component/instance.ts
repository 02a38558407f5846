import { EXPORTS } from "./contract.ts";
import { type Component, type Import, MEMORY, address } from "./component.ts";
import type { Memories } from "./memories.ts";
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

export type CoreFunction = (...core: CoreValue[]) => unknown;

/** An instance of a component, for one call. */
export class Instance {
  readonly #exports: WebAssembly.Exports;
  readonly #memories: Memories;
  readonly #lent: WebAssembly.Memory;
  readonly memory: Memory;

  /** `pausing` turns an import into one that may wait. */
  constructor(component: Component, host: Host, pausing: (core: CoreFunction) => WebAssembly.ImportValue) {
    this.#memories = component.memories;
    this.#lent = component.memories.take();
    const imports: Record<string, Record<string, WebAssembly.ImportValue>> = { [MEMORY.module]: { [MEMORY.name]: this.#lent } };
    for (const each of component.imports) {
      (imports[each.module] ??= {})[each.name] = pausing((...core) => this.#answer(each, host, core));
    }
    this.#exports = new WebAssembly.Instance(component.module, imports).exports;
    this.memory = new Memory(this.#exports);
  }

  #answer(each: Import, host: Host, core: CoreValue[]): unknown {
    const answer = host(each.interface, each.name, each.func.liftArguments(this.memory, core));
    const lowered = (value: unknown) => each.func.lowerResult(this.memory, value, core);
    return answer instanceof Promise ? answer.then(lowered) : lowered(answer);
  }

  /** The export, and what to call it with. */
  enter({ interface: from, func, values }: Call): [core: CoreFunction, values: CoreValue[]] {
    return [this.#exports[exported(from, func)] as CoreFunction, EXPORTS[from]![func]!.lowerArguments(this.memory, values)];
  }

  /** What the export returned. Called once: the component frees the memory then. */
  leave({ interface: from, func }: Call, core: unknown): unknown {
    const value = EXPORTS[from]![func]!.liftResult(this.memory, core as CoreValue);
    (this.#exports[`cabi_post_${exported(from, func)}`] as CoreFunction | undefined)?.(core as CoreValue);
    return value;
  }

  /** Called at most once, and only when nothing of the instance runs any more: its memory becomes another's. */
  end(): void {
    this.#memories.giveBack(this.#lent);
  }
}

function exported(interfaceName: string, func: string): string {
  return `${address(interfaceName)}#${func}`;
}
