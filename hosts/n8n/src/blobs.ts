/** The files of one item: the binary fields that it came with, and those that a call makes. */
import type { IBinaryKeyData, IExecuteFunctions } from "n8n-workflow";
import type { Blobs } from "../../js/src/host/services.ts";

export class ItemBlobs implements Blobs {
  readonly #node: IExecuteFunctions;
  readonly #item: number;
  /** Files that the call made, by the field that they will be in. */
  readonly made: IBinaryKeyData = {};

  constructor(node: IExecuteFunctions, item: number) {
    this.#node = node;
    this.#item = item;
  }

  /** A handle is the name of a binary field. */
  async open(handle: string): Promise<Blob> {
    const about = this.#node.helpers.assertBinaryData(this.#item, handle);
    const content = await this.#node.helpers.getBinaryDataBuffer(this.#item, handle);
    return new Blob([new Uint8Array(content)], { type: about.mimeType });
  }

  async save(content: ReadableStream<Uint8Array>, { name, mediaType }: { name?: string | undefined; mediaType?: string | undefined }): Promise<string> {
    const bytes = await new Response(content as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer();
    const count = Object.keys(this.made).length;
    const handle = count === 0 ? "data" : `data_${count}`;
    this.made[handle] = await this.#node.helpers.prepareBinaryData(Buffer.from(bytes), name, mediaType);
    return handle;
  }
}

/** Where no files pass: lists to choose from, tests of a credential, triggers. */
export const NO_BLOBS: Blobs = {
  open: async () => undefined,
  save: () => Promise.reject(new Error("Files are not stored here.")),
};
