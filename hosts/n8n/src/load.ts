import { bestWay } from "../../js/src/component/calling.ts";
import { Component } from "../../js/src/component/component.ts";
import { Connector } from "../../js/src/connector.ts";
import { Calls } from "../../js/src/host/calls.ts";
import { LIMITS } from "../../js/src/host/limits.ts";
import type { Services } from "../../js/src/host/services.ts";

/** No file that passes through a step is larger: it is in memory once. */
const LARGEST_FILE = 512 * 1024 ** 2;

/** Compiles the connector. Each call brings the services of the node that makes it: see `Connector.with`. */
export async function loadConnector(bytes: Uint8Array<ArrayBuffer>): Promise<Connector> {
  const limits = { ...LIMITS, blobBytes: LARGEST_FILE };
  return new Connector(new Calls(await Component.compile(bytes, limits.memoryBytes), NONE, limits, bestWay()));
}

/** For what needs no services: the catalog. */
const NONE = {} as Services;
