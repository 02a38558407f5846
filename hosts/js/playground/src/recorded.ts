/** Answers requests from the recorded cases, and keeps what was sent. */
import { type Http, HttpError, type HttpResponse, type MemoryBlobs, type OutgoingRequest } from "bitbucket-connector";
import { cut, fieldsOf, withoutFields } from "./fields.ts";
import type { Body, Exchange, Recording } from "../recordings.ts";

/** A request of a run, and what came of it. */
export interface Sent {
  method: string;
  url: string;
  headers: { name: string; value: string }[];
  body: string;
  status?: number;
  response?: string;
}

export async function fetchRecordings(product: string): Promise<Recording[]> {
  const response = await fetch(`recordings/${product}.json`);
  if (!response.ok) throw new Error(`The recorded answers could not be loaded: status ${response.status}.`);
  return response.json();
}

/**
 * The case of this very input is replayed in its order: the chosen one, or the first that there is. Any other request is answered by whatever
 * case fits it.
 */
export function recordedHttp(
  recordings: Recording[],
  action: string,
  input: unknown,
  chosen: Recording | undefined,
  blobs: MemoryBlobs,
): Http {
  const own = [...(chosen ? [chosen] : []), ...recordings].find((recording) => recording.action === action && same(recording.input, input));
  const queue = [...(own?.calls ?? [])];
  const any = recordings.filter(({ fails }) => !fails).flatMap(({ calls }) => calls);
  return {
    async send(request) {
      const next = queue[0] && fits(queue[0], request) ? queue.shift() : undefined;
      const found = next ?? any.find((exchange) => "status" in exchange.reply && exchange.reply.status < 400 && fits(exchange, request));
      if (!found) throw new HttpError("denied", "No recorded answer fits this request. Use an example, or connect to a server.");
      const { reply } = found;
      const isCut = "status" in reply && reply.status < 400 && reply.json !== undefined;
      return answer(isCut ? { ...reply, json: cut(fieldsOf(request.url), reply.json) } : reply, request, blobs);
    },
  };
}

/** Keeps each request with its response, without the credential. `only` sends nothing: the first request ends the call. */
export function watched(http: Http, seen: Sent[], only: "request" | undefined): Http {
  return {
    async send(request, signal) {
      const headers = request.headers.map(({ name, value }) => ({
        name,
        value: name.toLowerCase() === "authorization" ? `${value.split(" ")[0]} …` : value,
      }));
      const sent: Sent = { method: request.method, url: request.url, headers, body: textOf(request) };
      seen.push(sent);
      if (only) throw new HttpError("cancelled", "This was a dry run.");
      const response = await http.send(request, signal);
      sent.status = response.status;
      sent.response =
        response.body.tag === "bytes"
          ? new TextDecoder().decode(response.body.val)
          : response.body.tag === "text"
            ? response.body.val
            : "a file";
      return response;
    },
  };
}

function fits({ request }: Exchange, sent: OutgoingRequest): boolean {
  const isSame = fieldsOf(sent.url) ? withoutFields(sent.url) === withoutFields(request.url) : sent.url === request.url;
  if (request.method !== sent.method || !isSame) return false;
  const text = textOf(sent);
  if (request.chunks !== undefined) return true;
  if (request.json !== undefined) return same(request.json, parsed(text));
  return (request.text ?? "") === text || request.base64 !== undefined;
}

function answer(reply: Exchange["reply"], { sink }: OutgoingRequest, blobs: MemoryBlobs): HttpResponse {
  if (!("status" in reply)) throw new HttpError("interrupted", "The recorded connection broke.");
  const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => ({ name, value }));
  if (reply.json !== undefined && !headers.some(({ name }) => name.toLowerCase() === "content-type"))
    headers.push({ name: "Content-Type", value: "application/json" });
  const content = bytesOf(reply);
  if (sink.tag === "inline" || reply.status >= 300) return { status: reply.status, headers, body: { tag: "bytes", val: content } };
  const header = (name: string) => headers.find((header) => header.name.toLowerCase() === name)?.value;
  const about = { mediaType: header("content-type"), name: header("content-disposition")?.match(/filename="?([^";]*)/)?.[1] };
  return {
    status: reply.status,
    headers,
    body: { tag: "blob", val: { handle: blobs.put(new Blob([content])), size: content.length, ...about } },
  };
}

function bytesOf({ json, text, base64 }: Body): Uint8Array<ArrayBuffer> {
  if (base64 !== undefined) return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new TextEncoder().encode(json === undefined ? (text ?? "") : JSON.stringify(json));
}

function textOf({ body }: OutgoingRequest): string {
  return body
    .map((chunk) => (chunk.tag === "text" ? chunk.val : chunk.tag === "bytes" ? new TextDecoder().decode(chunk.val) : "(file)"))
    .join("");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function same(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || typeof right !== "object" || !left || !right) return left === right;
  const [one, other] = [Object.entries(left), right as Record<string, unknown>];
  return one.length === Object.keys(right).length && one.every(([name, value]) => same(value, other[name]));
}
