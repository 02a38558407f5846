/** What Node and browsers do differently. This is the part for browsers. */

/** Browsers decide themselves which addresses a page may reach. */
export const publicFetch: typeof fetch = (...request) => fetch(...request);

export async function read(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new TypeError(`The component could not be fetched: status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
