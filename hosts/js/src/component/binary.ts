/** What has to be known of the binary format: where the core modules of a component are, and where a module has its memory from. */

const CORE_MODULE = 1;
const CORE_IMPORT = 2;
const CORE_MEMORY = 5;
/** What an import is, where it is a memory. */
const MEMORY_KIND = 2;
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

/** A module that imports its memory, and how large that is at first and may become, in pages of 64 KiB. */
export interface Hosted {
  module: Uint8Array<ArrayBuffer>;
  initial: number;
  maximum: number;
}

/** The module with its own memory imported instead, and limited to so many pages. */
export function withImportedMemory(module: Uint8Array<ArrayBuffer>, from: string, name: string, pages: number): Hosted {
  if (layer(module) !== MODULE_LAYER) throw new TypeError("These bytes are not a WebAssembly module.");
  const all = [...sections(module)];
  const memory = all.find(({ id }) => id === CORE_MEMORY);
  const imports = all.find(({ id }) => id === CORE_IMPORT);
  if (!memory || !imports) throw new TypeError("The component has no memory or no imports.");
  // One memory: a flag whether it has a maximum, the minimum, and the maximum.
  const [count, afterCount] = leb128(module, memory.content);
  if (count !== 1) throw new TypeError("The component has more than one memory.");
  const [flags, afterFlags] = leb128(module, afterCount);
  const [initial, afterInitial] = leb128(module, afterFlags);
  const most = flags & 1 ? Math.min(pages, leb128(module, afterInitial)[0]) : pages;
  const maximum = Math.max(initial, most);
  const [imported, firstImport] = leb128(module, imports.content);
  const counted = Uint8Array.from(encoded(imported + 1));
  const known = module.subarray(firstImport, imports.end);
  const added = Uint8Array.from([...encodedName(from), ...encodedName(name), MEMORY_KIND, 1, ...encoded(initial), ...encoded(maximum)]);
  const header = Uint8Array.from([CORE_IMPORT, ...encoded(counted.length + known.length + added.length)]);
  const [before, between, after] = [[0, imports.start], [imports.end, memory.start], [memory.end]].map((part) => module.subarray(...part));
  return { module: joined(before!, header, counted, known, added, between!, after!), initial, maximum };
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

function encodedName(name: string): number[] {
  const bytes = new TextEncoder().encode(name);
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
