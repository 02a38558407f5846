/** What Node and browsers do differently. This is the part for Node. */
import { readFile } from "node:fs/promises";
import { read as fetched } from "../platform.ts";

export { publicFetch } from "./public-fetch.ts";

export async function read(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  return url.protocol === "file:" ? new Uint8Array(await readFile(url)) : fetched(url);
}
