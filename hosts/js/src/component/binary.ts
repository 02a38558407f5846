/** What has to be known of the binary format: where the core modules of a component are, and what an instance of a module can change. */

const CORE_MODULE = 1;
const SECTION = { import: 2, table: 4, memory: 5, global: 6, export: 7, start: 8, element: 9, dataCount: 12 };

/** What an import or export is. */
const TABLE_KIND = 1;
const MEMORY_KIND = 2;
const GLOBAL_KIND = 3;

/** Kind and version of the preamble: a core module, a component. */
const MODULE_LAYER = 0;
const COMPONENT_LAYER = 1;

interface Section {
  id: number;
  /** Where its header starts, its content starts, and it ends. */
  start: number;
  content: number;
  end: number;
}

/** The core modules of a component, in their order. */
export function coreModules(component: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  if (layer(component) !== COMPONENT_LAYER) throw new TypeError("These bytes are not a WebAssembly component.");
  return [...sections(component)].filter(({ id }) => id === CORE_MODULE).map(({ content, end }) => component.subarray(content, end));
}

/** What `opened` adds to a module, by name: the memory is imported, the globals and tables are exported. */
export const OPENED = { module: "host", memory: "memory", globals: "host:global-", tables: "host:table-" };

/** A module of whose instances everything can be seen that a call changes, and how large its memory is at first and may become, in pages of 64 KiB. */
export interface Opened {
  module: Uint8Array<ArrayBuffer>;
  initial: number;
  maximum: number;
  /** Whether memory, globals and tables are everything: it has no segments that code can drop, and runs nothing when an instance is made. */
  whole: boolean;
}

/** The module with its own memory imported instead, and limited to so many pages, and with its globals and tables exported. */
export function opened(module: Uint8Array<ArrayBuffer>, pages: number): Opened {
  if (layer(module) !== MODULE_LAYER) throw new TypeError("These bytes are not a WebAssembly module.");
  const all = [...sections(module)];
  const section = (id: number) => all.find((section) => section.id === id);
  const count = (id: number) => (section(id) ? leb128(module, section(id)!.content)[0] : 0);
  const memory = section(SECTION.memory);
  if (!memory || !section(SECTION.import) || !section(SECTION.export)) throw new TypeError("The component lacks a memory, imports or exports.");
  if (count(SECTION.memory) !== 1) throw new TypeError("The component has more than one memory.");
  // A flag whether it has a maximum, the minimum, and the maximum.
  const [flags, afterFlags] = leb128(module, leb128(module, memory.content)[1]);
  const [initial, afterInitial] = leb128(module, afterFlags);
  const most = flags & 1 ? Math.min(pages, leb128(module, afterInitial)[0]) : pages;
  const maximum = Math.max(initial, most);

  const imported = [[...name(OPENED.module), ...name(OPENED.memory), MEMORY_KIND, 1, ...encoded(initial), ...encoded(maximum)]];
  const exported = (id: number, prefix: string, kind: number) =>
    Array.from({ length: count(id) }, (_, index) => [...name(`${prefix}${index}`), kind, ...encoded(index)]);
  const globals = exported(SECTION.global, OPENED.globals, GLOBAL_KIND);
  const tables = exported(SECTION.table, OPENED.tables, TABLE_KIND);
  const parts = all.flatMap((section) => {
    if (section.id === SECTION.memory) return [];
    if (section.id === SECTION.import) return extended(module, section, imported);
    if (section.id === SECTION.export) return extended(module, section, [...globals, ...tables]);
    return [module.subarray(section.start, section.end)];
  });
  // An element segment whose flags are 0 is used up when an instance is made.
  const elements = section(SECTION.element);
  const fixed = !elements || (count(SECTION.element) === 1 && leb128(module, leb128(module, elements.content)[1])[0] === 0);
  const whole = fixed && !section(SECTION.start) && !section(SECTION.dataCount);
  return { module: joined(module.subarray(0, 8), ...parts), initial, maximum, whole };
}

/** A section with more entries behind its own. */
function extended(module: Uint8Array, { id, content, end }: Section, entries: number[][]): Uint8Array[] {
  const [count, first] = leb128(module, content);
  const counted = encoded(count + entries.length);
  const known = module.subarray(first, end);
  const added = Uint8Array.from(entries.flat());
  return [Uint8Array.from([id, ...encoded(counted.length + known.length + added.length), ...counted]), known, added];
}

function layer(bytes: Uint8Array): number | undefined {
  const magic = [0x00, 0x61, 0x73, 0x6d];
  return magic.every((byte, index) => bytes[index] === byte) ? bytes[6] : undefined;
}

function* sections(bytes: Uint8Array): Generator<Section> {
  let start = 8;
  while (start < bytes.length) {
    const [length, content] = leb128(bytes, start + 1);
    const end = content + length;
    if (end > bytes.length) throw new TypeError("The WebAssembly file is not complete.");
    yield { id: bytes[start]!, start, content, end };
    start = end;
  }
}

function leb128(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined || shift > 28) throw new TypeError("The WebAssembly file is not complete.");
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function encoded(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...encoded(Math.floor(value / 128))];
}

function name(text: string): number[] {
  const bytes = new TextEncoder().encode(text);
  return [...encoded(bytes.length), ...bytes];
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
