import type { BlobPart as Part, Chunk } from "../contract.ts";
import { type Blobs, HttpError } from "../host/services.ts";

/** Bytes that become base64 at a time: a multiple of three, so that the pieces join. */
const BASE64_PIECE = 24 * 1024;

type Body = Blob | Uint8Array<ArrayBuffer> | undefined;

/** The body of a request. A file is read as it is sent, and neither kind of body has a content type of its own. */
export async function outgoing(chunks: readonly Chunk[], blobs: Blobs): Promise<Body> {
  const pieces = await Promise.all(chunks.map((chunk) => piece(chunk, blobs)));
  const [first] = pieces;
  if (pieces.length > 1) return new Blob(pieces as BlobPart[]);
  return typeof first === "string" ? new TextEncoder().encode(first) : first;
}

async function piece(chunk: Chunk, blobs: Blobs): Promise<string | NonNullable<Body>> {
  switch (chunk.tag) {
    case "bytes":
      return chunk.val as Uint8Array<ArrayBuffer>;
    case "text":
      return chunk.val;
    case "blob":
      return stored({ handle: chunk.val, offset: 0, base64: false }, blobs);
    case "blob-part":
      return stored(chunk.val, blobs);
  }
}

async function stored({ handle, offset, length, base64 }: Part, blobs: Blobs): Promise<Blob> {
  const blob = await blobs.open(handle).catch((error: Error) => {
    throw new HttpError("denied", `The blob \`${handle}\` cannot be read: ${error.message}`);
  });
  if (!blob) throw new HttpError("denied", `There is no blob \`${handle}\`.`);
  const part = blob.slice(offset, length === undefined ? undefined : offset + length);
  return base64 ? encoded(part) : part;
}

async function encoded(blob: Blob): Promise<Blob> {
  const pieces: string[] = [];
  for (let at = 0; at < blob.size; at += BASE64_PIECE) {
    const bytes = new Uint8Array(await blob.slice(at, at + BASE64_PIECE).arrayBuffer());
    pieces.push(btoa(String.fromCharCode(...bytes)));
  }
  return new Blob(pieces);
}
