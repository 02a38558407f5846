/** The connector that the page runs, and what the repository has recorded, to compare the page with. */
import { readFile, readdir } from "node:fs/promises";
import { type Json, bitbucket, load } from "bitbucket-connector";

export const PRODUCTS = ["cloud", "data-center"] as const;

export const connector = await load(await readFile(process.env["CONNECTOR_WASM"] ?? bitbucket));

const FIXTURES = new URL("../../../../fixtures/", import.meta.url);

/** The case of an action that has its sample, if there is one. */
export async function recordedOutput(product: string, action: string): Promise<Json> {
  const text = await readFile(new URL(`${product}/${action}.json`, FIXTURES), "utf8").catch(() => "{}");
  return JSON.parse(text).output;
}

/** Every case of a folder. */
export async function casesOf(folder: string): Promise<Json[]> {
  const files = await readdir(new URL(`${folder}/`, FIXTURES));
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(new URL(`${folder}/${file}`, FIXTURES), "utf8"))));
}
