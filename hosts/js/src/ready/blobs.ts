import type { Blobs } from "../host/services.ts";

/** Blobs in the runtime's memory. */
export interface MemoryBlobs extends Blobs {
  /** Stores a file of the workflow, to pass as `{ blob: handle }`. */
  put(content: Blob): string;
}

export function memoryBlobs(): MemoryBlobs {
  const stored = new Map<string, Blob>();
  const put = (content: Blob) => {
    const handle = `blob-${stored.size + 1}`;
    stored.set(handle, content);
    return handle;
  };
  return {
    put,
    open: async (handle) => stored.get(handle),
    save: async (content, { mediaType }) =>
      put(new Blob([await new Response(content as ReadableStream<Uint8Array<ArrayBuffer>>).blob()], { type: mediaType ?? "" })),
  };
}
