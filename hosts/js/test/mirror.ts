/**
 * A component that exports every interface of the contract and answers each call by the import of the same name, so that values of every
 * type cross both ways. The signatures of its functions come from the tools of the component model, not from this package.
 */
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transpileBytes, writeFiles } from "@bytecodealliance/jco-transpile";
import { componentEmbed, componentNew, parse, print } from "@bytecodealliance/jco-transpile/wasm-tools";
import { type Package, parse as parseWit } from "../scripts/wit.ts";

/** A component cannot export a resource that only hosts have. */
const WIT = readFileSync(new URL("../../../wit/connector.wit", import.meta.url), "utf8")
  .replace(/^.*resource refresh-lock.*$/m, "")
  .replace(/^.*lock: func.*$/m, "");

export const wit: Package = parseWit(WIT);
export const interfaces = wit.interfaces.filter(({ funcs }) => funcs.length > 0);

/** Where results lie, and where what is allocated begins: it is given back after each call. */
const RESULT = 1024;
const HEAP = 65536;

async function component(): Promise<Uint8Array> {
  const lines = interfaces.map(({ name }) => `import ${name}; export ${name};`);
  const witSource = `${WIT}\nworld mirror {\n${lines.join("\n")}\n}\n`;
  const dummy = await print(await componentEmbed({ witSource, world: "mirror", dummy: true }));
  const core = await parse(mirrored(dummy));
  return componentNew(await componentEmbed({ binary: core, witSource, world: "mirror" }));
}

/** The module that does nothing, with bodies, and the names that components of today have. */
function mirrored(dummy: string): string {
  const types = new Map(
    [...dummy.matchAll(/\(type \(;(\d+);\) \(func(?: \(param ([^)]*)\))?(?: \(result ([^)]*)\))?\)\)/g)].map(
      ([, index, params = "", result]) => [index!, { params: params.split(" ").filter(Boolean), result }],
    ),
  );
  const imports = [...dummy.matchAll(/\(import "cm32p2\|([^"]*)" "([^"]*)" \(func \(;(\d+);\) \(type (\d+)\)\)\)/g)].map(
    ([, module, name, index, type]) => ({ key: `${module}|${name}`, module, name, index, ...types.get(type!)! }),
  );
  const exports = new Map([...dummy.matchAll(/\(export "cm32p2\|([^"]*)" \(func (\d+)\)\)/g)].map(([, key, index]) => [key!, index!]));
  const signatures = new Map(
    [...dummy.matchAll(/\(func \(;(\d+);\) \(type (\d+)\)/g)].map(([, index, type]) => [index!, types.get(type!)!]),
  );
  const funcs = imports.map(({ key, module, name, index, params, result }) => {
    const exported = signatures.get(exports.get(key)!)!;
    const passed = exported.params.map((_, at) => `local.get ${at}`);
    const indirect = params.length > exported.params.length;
    const signature = `${exported.params.length > 0 ? `(param ${exported.params.join(" ")})` : ""} ${exported.result ? `(result ${exported.result})` : ""}`;
    const body = [...passed, ...(indirect ? [`i32.const ${RESULT}`] : []), `call ${index}`, ...(indirect ? [`i32.const ${RESULT}`] : [])];
    const full = `${module}.0#${name}`;
    const post = exported.result ? `(func (export "cabi_post_${full}") (param ${exported.result}) i32.const ${HEAP} global.set $next)` : "";
    const imported = `(import "${module}.0" "${name}" (func ${params.length > 0 ? `(param ${params.join(" ")})` : ""} ${result ? `(result ${result})` : ""}))`;
    return { imported, defined: `(func (export "${full}") ${signature} ${body.join(" ")}) ${post}` };
  });
  return `(module
    ${funcs.map(({ imported }) => imported).join("\n")}
    (memory (export "memory") 1024)
    (global $next (mut i32) (i32.const ${HEAP}))
    (func (export "cabi_realloc") (param $old i32) (param $size i32) (param $align i32) (param $new i32) (result i32)
      (global.set $next (i32.and (i32.add (global.get $next) (i32.sub (local.get $align) (i32.const 1))) (i32.sub (i32.const 0) (local.get $align))))
      global.get $next
      (global.set $next (i32.add (global.get $next) (local.get $new))))
    ${funcs.map(({ defined }) => defined).join("\n")})`;
}

export type CoreFunction = (...core: (number | bigint)[]) => number | bigint | undefined;
type Interfaces = Record<string, Record<string, (...values: unknown[]) => unknown>>;

/**
 * Loads it with jco's glue. `imports` answers what jco lifts; `spy` is given each call of an import as the core module makes it, with what
 * jco would do with it.
 */
export async function loadMirror(
  imports: Interfaces,
  spy: (from: string, func: string, core: (number | bigint)[], jco: CoreFunction) => number | bigint | undefined,
) {
  const { files } = await transpileBytes(await component(), {
    name: "mirror",
    instantiation: "sync",
    wasiShim: false,
    noComponentErrorWrapping: true,
    emitTypescriptDeclarations: false,
  } as object as never);
  const folder = await mkdtemp(join(tmpdir(), "mirror-"));
  try {
    await writeFiles(
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [join(folder, name.replace(/\.js$/, ".mjs")), bytes])),
    );
    const { instantiate } = await import(pathToFileURL(join(folder, "mirror.mjs")).href);
    const main: { exports?: WebAssembly.Exports } = {};
    const exports = instantiate(
      (path: string) => new WebAssembly.Module(readFileSync(join(folder, path)) as BufferSource),
      imports,
      (module: WebAssembly.Module, given: WebAssembly.Imports = {}) => {
        if (!WebAssembly.Module.exports(module).some(({ name }) => name === "cabi_realloc")) return new WebAssembly.Instance(module, given);
        const spied = Object.entries(given).map(([from, funcs]) => [
          from,
          Object.fromEntries(
            Object.entries(funcs).map(([name, jco]) => [
              name,
              (...core: (number | bigint)[]) => spy(from, name, core, jco as CoreFunction),
            ]),
          ),
        ]);
        const instance = new WebAssembly.Instance(module, Object.fromEntries(spied));
        main.exports = instance.exports;
        return instance;
      },
    ) as Interfaces;
    return { exports, main: main.exports! };
  } finally {
    await rm(folder, { recursive: true });
  }
}
