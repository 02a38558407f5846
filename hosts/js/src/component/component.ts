import { EXPORTS, IMPORTS, PACKAGE, VERSION } from "./contract.ts";
import { coreModules, opened } from "./binary.ts";
import { PAGE } from "./core.ts";
import { Cores } from "./cores.ts";
import type { Func } from "./func.ts";
import { u32 } from "./primitives.ts";
import { Flat } from "./type.ts";

/** An import of the core module: the function of the contract that it is. */
export interface Import {
  module: string;
  name: string;
  interface: string;
  func: Func;
}

/** A compiled component. Each call has an instance of it. */
export class Component {
  readonly cores: Cores;
  readonly #exports: ReadonlySet<string>;

  private constructor(module: WebAssembly.Module, memory: WebAssembly.MemoryDescriptor, whole: boolean) {
    this.#exports = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
    const functions = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function");
    const imports = functions.map(({ module, name }) => ({ module, name, ...imported(module, name) }));
    this.cores = new Cores({ module, imports, memory }, whole);
  }

  static async compile(bytes: Uint8Array<ArrayBuffer>, memoryBytes: number): Promise<Component> {
    // The other modules of a component adapt its imports, which the host passes to the first one itself.
    const main = coreModules(bytes)[0];
    if (!main) throw new TypeError("The component contains no code.");
    const { module, initial, maximum, whole } = opened(main, Math.floor(memoryBytes / PAGE));
    const component = new Component(await WebAssembly.compile(module), { initial, maximum }, whole);
    for (const required of ["catalog", "actions"]) {
      if (!component.has(required)) throw new TypeError(`The component does not export ${address(required)}.`);
    }
    return component;
  }

  has(interfaceName: string): boolean {
    return Object.keys(EXPORTS[interfaceName] ?? {}).some((name) => this.#exports.has(`${address(interfaceName)}#${name}`));
  }
}

/** The name under which a module exports or imports an interface. */
export function address(interfaceName: string): string {
  return `${PACKAGE}/${interfaceName}@${VERSION}`;
}

/** Takes the handle back that the component gives up. */
const DROP: Func = {
  liftArguments: (memory, core) => [memory.handles.take(u32.lift(memory, new Flat(core)))],
  lowerResult: () => undefined,
  lowerArguments: () => [],
  liftResult: () => undefined,
};

function imported(module: string, name: string): Pick<Import, "interface" | "func"> {
  const found = Object.keys(IMPORTS).find((it) => address(it) === module);
  const func = name.startsWith("[resource-drop]") ? DROP : found && IMPORTS[found]?.[name];
  if (!found || !func) throw new TypeError(`The component imports \`${name}\` of \`${module}\`, which is not part of the contract.`);
  return { interface: found, func };
}
