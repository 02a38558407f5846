/** Answers requests from the recorded cases. */
import { type Http, HttpError, type HttpResponse, type MemoryBlobs, type OutgoingRequest } from "bitbucket-connector";
import type { Body, Exchange, Recording } from "../../recordings.ts";
import { cut, fieldsOf, withoutFields } from "./fields.ts";
import { same } from "./same.ts";
import { textOf } from "./sent.ts";

/** The exchanges of a case answer in their order. Any other request is answered by whatever case of an action fits it. */
export function recordedHttp(calls: Exchange[], recordings: Recording[], blobs: MemoryBlobs): Http {
  const queue = [...calls];
  const any = recordings.filter(({ fails }) => !fails).flatMap(({ calls }) => calls);
  return {
    async send(request) {
      const next = queue[0] && fits(queue[0], request) ? queue.shift() : undefined;
      const found = next ?? any.find((exchange) => "status" in exchange.reply && exchange.reply.status < 400 && fits(exchange, request));
      if (!found) throw new HttpError("denied", "No recorded answer fits this request. Choose an example, or connect to a server.");
      const { reply } = found;
      const isCut = "status" in reply && reply.status < 400 && reply.json !== undefined;
      return answer(isCut ? { ...reply, json: cut(fieldsOf(request.url), reply.json) } : reply, request, blobs);
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

export function bytesOf({ json, text, base64 }: Body): Uint8Array<ArrayBuffer> {
  if (base64 !== undefined) return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new TextEncoder().encode(json === undefined ? (text ?? "") : JSON.stringify(json));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A recorded body, as it is shown and can be edited. */
export function textOfBody(body: Body): string {
  return body.json === undefined ? (body.text ?? "") : JSON.stringify(body.json, null, 2);
}
