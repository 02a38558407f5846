/** Takes the body of a response to where the request wants it, and stops as soon as it is larger than allowed. */
import type { Content, Header, HttpRequest } from "../contract.ts";
import { type Blobs, HttpError, headerOf } from "../host/services.ts";

/** Most bytes of a failure where a blob was wanted: enough to explain it. */
const FAILURE_BYTES = 1024 ** 2;

export async function deliver(
  { status, body }: Pick<Response, "status" | "body">,
  headers: Header[],
  request: { sink: HttpRequest["sink"]; blobBytes: number },
  blobs: Blobs,
): Promise<Content> {
  // Only a success is worth a blob: why something failed is for the connector to read, whatever it asked for.
  const success = status >= 200 && status < 300;
  if (request.sink.tag === "blob" && success) return toBlob(body, headers, request.blobBytes, blobs);
  const most = request.sink.tag === "blob" ? FAILURE_BYTES : request.sink.val;
  return { tag: "bytes", val: await inline(body, most, status) };
}

async function inline(body: ReadableStream<Uint8Array> | null, most: number, status: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    if (length + piece.length > most) {
      if (status < 400) throw new HttpError("too-large", most);
      // Of a failure, status and headers say most, and the beginning of a page is enough of it.
      pieces.push(piece.subarray(0, most - length));
      length = most;
      break;
    }
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.length === 1 ? pieces[0]! : joined(pieces, length);
}

async function toBlob(body: ReadableStream<Uint8Array> | null, headers: Header[], most: number, blobs: Blobs): Promise<Content> {
  let size = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      size += piece.length;
      if (size > most) throw new HttpError("too-large", most);
      controller.enqueue(piece);
    },
  });
  const about = { mediaType: headerOf(headers, "content-type"), name: fileName(headerOf(headers, "content-disposition")) };
  const handle = await blobs.save(
    (body ?? new Blob().stream()).pipeThrough(counted as TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>),
    about,
  );
  return { tag: "blob", val: { handle, size, ...about } };
}

/** What the server calls a file (RFC 6266), without the folders that it may name. */
function fileName(disposition: string | undefined): string | undefined {
  const parameters = new Map(
    (disposition ?? "").split(";").flatMap((pair) => {
      const [name, ...value] = pair.split("=");
      return value.length > 0 ? [[name!.trim().toLowerCase(), value.join("=").trim().replace(/^"|"$/g, "")] as const] : [];
    }),
  );
  const name = (decoded(parameters.get("filename*")) ?? parameters.get("filename"))?.split(/[/\\]/).pop();
  return name && name !== ".." ? name : undefined;
}

function decoded(value: string | undefined): string | undefined {
  if (!/^utf-8''/i.test(value ?? "")) return undefined;
  try {
    return decodeURIComponent(value!.slice(7));
  } catch {
    return undefined;
  }
}

function joined(pieces: Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
