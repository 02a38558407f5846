/** The connector that the package contains: unpacked once, for every node of the process. */
import packed from "../dist/bitbucket-connector.wasm.gz";
import type { Connector } from "../../js/src/connector.ts";
import { loadConnector } from "./load.ts";

export { ConnectorError } from "../../js/src/errors.ts";

let loaded: Promise<Connector> | undefined;

export function connector(): Promise<Connector> {
  loaded ??= unpacked().then(loadConnector);
  return loaded;
}

async function unpacked(): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Blob([Buffer.from(packed, "base64")]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(content).arrayBuffer());
}
