/**
 * `fetch` for URLs that somebody else chose: it connects to no address of a private network. Each address is looked at as the connection
 * is made, so a name that leads elsewhere the second time gains nothing.
 */
import { lookup } from "node:dns";
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isPublic, literal } from "../host/address.ts";

const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const usable = (found ?? []).filter(({ address }) => isPublic(literal(address) ?? [0, 0, 0, 0]));
    const [first] = usable;
    if (error) done(error, "");
    else if (!first)
      done(Object.assign(new Error("The host name leads to an address of a private network."), { code: "ERR_PRIVATE_ADDRESS" }), "");
    else if (options.all) done(null, usable);
    else done(null, first.address, first.family);
  });
};

// Of its own: others may have connections to the same name that nobody looked at.
const agents = {
  "http:": new HttpAgent({ keepAlive: true, lookup: publicLookup }),
  "https:": new HttpsAgent({ keepAlive: true, lookup: publicLookup }),
};

export const publicFetch: typeof fetch = async (resource, { method = "GET", headers, body, signal } = {}) => {
  const url = new URL(resource as string);
  const content = body == null ? undefined : new Blob([body as BlobPart]);
  const options = {
    method,
    agent: agents[url.protocol as keyof typeof agents],
    headers: { ...Object.fromEntries(new Headers(headers)), ...(content && { "content-length": String(content.size) }) },
    ...(signal && { signal }),
  };
  const request = url.protocol === "https:" ? httpsRequest(url, options) : httpRequest(url, options);
  const answered = new Promise<IncomingMessage>((resolve, reject) => request.once("response", resolve).on("error", reject));
  try {
    if (content) await Promise.race([answered, pipeline(Readable.fromWeb(content.stream() as never), request)]);
    else request.end();
    return responseOf(await answered);
  } catch (cause) {
    throw new TypeError("fetch failed", { cause });
  }
};

/** Statuses whose responses have no body. */
const EMPTY = [204, 205, 304];

function responseOf(incoming: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) values?.forEach((value) => headers.append(name, value));
  const status = incoming.statusCode!;
  if (EMPTY.includes(status)) incoming.resume();
  return new Response(EMPTY.includes(status) ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>), {
    status,
    headers,
  });
}
