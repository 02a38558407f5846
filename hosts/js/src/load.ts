import { read } from "#platform";
import { bestWay } from "./component/calling.ts";
import { Component } from "./component/component.ts";
import { Connector } from "./connector.ts";
import { Calls } from "./host/calls.ts";
import { LIMITS, type Limits } from "./host/limits.ts";
import type { Way } from "./host/options.ts";
import type { Services } from "./host/services.ts";
import { memoryConnections } from "./ready/connections.ts";
import { fetchHttp } from "./ready/fetch.ts";
import { system } from "./ready/system.ts";
import { memoryTokens } from "./ready/tokens.ts";

/** The services of the host, and what calls may use. What is omitted is in memory, or the runtime's own. */
export interface LoadOptions extends Partial<Services> {
  limits?: Partial<Limits> | undefined;
  /** How calls wait for the host. Defaults to the best that the runtime has. */
  way?: Way | undefined;
}

/** The Bitbucket connector that this package contains. */
export const bitbucket: URL = new URL("../bitbucket-connector.wasm", import.meta.url);

/** Compiles a connector. Load it once, and share it. */
export async function load(source: BufferSource | URL, options: LoadOptions = {}): Promise<Connector> {
  const {
    http = fetchHttp(),
    connections = memoryConnections(),
    tokenStore = memoryTokens(),
    system: clock = system(),
    way = bestWay(),
  } = options;
  const limits = { ...LIMITS, ...options.limits };
  const component = await Component.compile(await bytesOf(source), limits.memoryBytes);
  return new Connector(new Calls(component, { http, connections, tokenStore, system: clock }, limits, way));
}

async function bytesOf(source: BufferSource | URL): Promise<Uint8Array<ArrayBuffer>> {
  if (source instanceof URL) return read(source);
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
