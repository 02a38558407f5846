/** What has to be known of the binary format: where the core modules of a component are, and where a module says how large its memory may become. */

const CORE_MODULE = 1;
const CORE_MEMORY = 5;
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

/** The module, its own memory limited to so many pages of 64 KiB. */
export function withMemoryLimit(module: Uint8Array<ArrayBuffer>, pages: number): Uint8Array<ArrayBuffer> {
  if (layer(module) !== MODULE_LAYER) throw new TypeError("These bytes are not a WebAssembly module.");
  const section = [...sections(module)].find(({ id }) => id === CORE_MEMORY);
  if (!section) return module;
  // One memory: a flag whether it has a maximum, the minimum, and the maximum.
  const [count, afterCount] = leb128(module, section.content);
  if (count !== 1) throw new TypeError("The component has more than one memory.");
  const [flags, afterFlags] = leb128(module, afterCount);
  const [least, afterLeast] = leb128(module, afterFlags);
  const most = flags & 1 ? Math.min(pages, leb128(module, afterLeast)[0]) : pages;
  const content = [...encoded(1), ...encoded(flags | 1), ...encoded(least), ...encoded(Math.max(least, most))];
  return joined(
    module.subarray(0, section.start),
    Uint8Array.from([CORE_MEMORY, ...encoded(content.length), ...content]),
    module.subarray(section.end),
  );
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

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
