/** Answers from a recording: every request has to be the next one, whole, and none may be left over. */
import { isDeepStrictEqual } from "node:util";
import { type Blobs, type Chunk, type Http, HttpError, type HttpResponse, type OutgoingRequest } from "bitbucket-connector";
import { deliver } from "../dist/ready/deliver.js";
import { cut, fieldsOf, withoutFields } from "../playground/src/host/fields.ts";

/** A body in the form that a fixture has it. */
export interface Body {
  json?: unknown;
  text?: string;
  base64?: string;
  chunks?: unknown[];
}

export interface Exchange {
  request: Body & { method: string; url: string; headers?: Record<string, string>; sink?: string };
  reply: (Body & { status: number; headers?: Record<string, string> }) | { fails: string | Record<string, string | number> };
}

export class Replay implements Http {
  readonly #calls: Exchange[];
  readonly #blobs: Blobs;
  #done = 0;
  readonly #differences: string[] = [];

  constructor(calls: Exchange[], blobs: Blobs) {
    this.#calls = calls;
    this.#blobs = blobs;
  }

  async send(request: OutgoingRequest): Promise<HttpResponse> {
    const sent = shown(request);
    const call = this.#calls[this.#done++];
    if (!call) return this.#refuse(`call ${this.#done}: nothing is recorded for ${sent.method} ${sent.url}`);
    const fields = fieldsOf(sent.url);
    if (fields && withoutFields(sent.url) === withoutFields(call.request.url)) sent.url = call.request.url;
    // The order of the members of an object says nothing.
    if (!isDeepStrictEqual(sent, normal(call.request))) {
      return this.#refuse(`call ${this.#done}: expected ${JSON.stringify(normal(call.request))}, sent ${JSON.stringify(sent)}`);
    }
    const { reply } = call;
    const part = "status" in reply && reply.status < 400 && reply.json !== undefined ? { ...reply, json: cut(fields, reply.json) } : reply;
    return answer(part, request, this.#blobs);
  }

  #refuse(difference: string): never {
    this.#differences.push(difference);
    throw new HttpError("denied", difference);
  }

  /** What was not as recorded. */
  finish(): string[] {
    const left = this.#calls.slice(this.#done).map(({ request }) => `${request.method} ${request.url} was not sent`);
    return [...this.#differences, ...left];
  }
}

/** A request, as a fixture shows it. */
function shown({ method, url, headers, body, sink }: OutgoingRequest): Exchange["request"] {
  const named: Record<string, string> = {};
  for (const { name, value } of headers) {
    // What the host adds is not the connector's.
    if (value.includes("demo-host-token")) continue;
    const visible = name.toLowerCase() === "authorization" ? `${value.split(" ")[0]} ***` : value;
    named[name] = name in named ? `${named[name]}, ${visible}` : visible;
  }
  return normal({ method, url, headers: named, ...bodyOf(body, contentType(named)), ...(sink.tag === "blob" && { sink: "blob" }) });
}

function normal({ headers = {}, ...request }: Exchange["request"]): Exchange["request"] {
  return JSON.parse(JSON.stringify({ headers, ...request })) as Exchange["request"];
}

function bodyOf(chunks: Chunk[], contentType: string): Body {
  if (chunks.some(({ tag }) => tag.startsWith("blob"))) return { chunks: chunks.map(piece) };
  const bytes = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk.val as string | Uint8Array)));
  const text = utf8(bytes);
  if (bytes.length === 0) return {};
  if (text === undefined) return { base64: bytes.toString("base64") };
  try {
    if (contentType.includes("json")) return { json: JSON.parse(text) };
  } catch {}
  return { text };
}

function piece(chunk: Chunk): unknown {
  switch (chunk.tag) {
    case "bytes": {
      const text = utf8(chunk.val);
      return text === undefined ? { base64: Buffer.from(chunk.val).toString("base64") } : { text };
    }
    case "blob-part":
      return { "blob-part": { ...chunk.val, length: chunk.val.length ?? null } };
    default:
      return { [chunk.tag]: chunk.val };
  }
}

async function answer(reply: Exchange["reply"], request: OutgoingRequest, blobs: Blobs): Promise<HttpResponse> {
  if ("fails" in reply) throw failure(reply.fails);
  const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => ({ name, value }));
  if (reply.json !== undefined && !contentType(reply.headers ?? {})) headers.push({ name: "Content-Type", value: "application/json" });
  const body = new Blob([bytesOf(reply)]).stream();
  return { status: reply.status, headers, body: await deliver({ status: reply.status, body }, headers, request, blobs) };
}

function bytesOf({ json, text, base64 }: Body): Uint8Array<ArrayBuffer> {
  if (json !== undefined) return Buffer.from(JSON.stringify(json));
  return text === undefined ? Buffer.from(base64 ?? "", "base64") : Buffer.from(text);
}

function failure(fails: string | Record<string, string | number>): HttpError {
  if (fails === "timeout") return new HttpError("timeout");
  const [[tag, val]] = Object.entries(fails) as [[string, string]];
  return new HttpError(tag as "other", val);
}

function contentType(headers: Record<string, string>): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
