/** Sends requests with n8n's own client, which adds the credential: a secret never enters the connector. */
import type { IHttpRequestMethods, IHttpRequestOptions, JsonObject } from "n8n-workflow";
import type { Header, HttpResponse } from "../../js/src/contract.ts";
import { type Blobs, type Http, HttpError, type OutgoingRequest } from "../../js/src/host/services.ts";
import { until } from "../../js/src/host/until.ts";
import { deliver } from "../../js/src/ready/deliver.ts";
import { asHttpError } from "../../js/src/ready/failure.ts";
import { outgoing } from "../../js/src/ready/outgoing.ts";

/** A response of n8n's client, its body not yet read. */
interface Incoming {
  statusCode: number;
  headers: Record<string, string | string[] | undefined>;
  body: AsyncIterable<Uint8Array>;
}

/** Sends a request of n8n's: with the credential, or without any. */
export interface Clients {
  authenticated(request: IHttpRequestOptions): Promise<unknown>;
  plain(request: IHttpRequestOptions): Promise<unknown>;
  /** n8n renews the tokens of OAuth credentials when a 401 is an error. */
  oauth: boolean;
}

export function n8nHttp(clients: Clients, blobs: Blobs): Http {
  return { send: (request, stop) => until(send(request, clients, blobs), stop) };
}

async function send(request: OutgoingRequest, clients: Clients, blobs: Blobs): Promise<HttpResponse> {
  const options: IHttpRequestOptions = {
    method: request.method as IHttpRequestMethods,
    url: request.url,
    headers: headersOf(request.headers),
    encoding: "stream",
    returnFullResponse: true,
    disableFollowRedirect: true,
    ignoreHttpStatusErrors: clients.oauth && request.purpose === "api" ? { ignore: true, except: [401] } : true,
    timeout: request.timeoutMs,
  };
  const body = await outgoing(request.body, blobs);
  if (body) options.body = body instanceof Blob ? Buffer.from(await body.arrayBuffer()) : Buffer.from(body);
  let incoming: Incoming;
  try {
    // A file comes from storage that its address alone opens.
    incoming = (await (request.purpose === "api" ? clients.authenticated(options) : clients.plain(options))) as Incoming;
  } catch (error) {
    return refused(error);
  }
  const headers = received(incoming.headers);
  const content = streamOf(incoming.body);
  try {
    return { status: incoming.statusCode, headers, body: await deliver({ status: incoming.statusCode, body: content }, headers, request, blobs) };
  } catch (error) {
    throw error instanceof HttpError ? error : asHttpError(origin(error));
  }
}

function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: async () => void (await iterator.return?.()),
  });
}

/** Without a type of content, none is sent: n8n's client would call any body a form. */
function headersOf(headers: readonly Header[]): Record<string, string | false> {
  const named: Record<string, string | false> = { "content-type": false };
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    named[key] = typeof named[key] === "string" ? `${named[key]}, ${value}` : value;
  }
  return named;
}

function received(headers: Incoming["headers"]): Header[] {
  return Object.entries(headers).flatMap(([name, values]) => [values ?? []].flat().map((value) => ({ name, value: String(value) })));
}

/** What n8n's client reports as an error: a 401 of an OAuth credential, or that there is no response. */
function refused(error: unknown): HttpResponse {
  const { httpCode } = error as { httpCode?: string | null };
  if (httpCode === "401") return { status: 401, headers: [], body: { tag: "text", val: "" } };
  const known = origin(error);
  if (known.code === "ECONNABORTED" || known.code === "ETIMEDOUT") throw new HttpError("timeout");
  if (known.code) throw asHttpError(known);
  throw new HttpError("other", known.message);
}

/** n8n wraps the errors of its client. */
function origin(error: unknown): { code?: string; message: string } {
  let known = error as JsonObject & { cause?: unknown };
  while (known.cause && typeof known.cause === "object" && !known["code"]) known = known.cause as typeof known;
  return known as unknown as { code?: string; message: string };
}
