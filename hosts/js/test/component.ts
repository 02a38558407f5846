/** The component that the tests run: a file, named by the environment, or the copy that packing made. */
import { readFile } from "node:fs/promises";
import { bitbucket } from "bitbucket-connector";

export const component: Uint8Array<ArrayBuffer> = new Uint8Array(await readFile(process.env["CONNECTOR_WASM"] ?? bitbucket));
