import { openAsBlob } from "node:fs";
import { lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Blobs } from "../host/services.ts";
import { syncFolder } from "./write.ts";

/** A plain name: no handle leads out of the folder, or to a file that is not complete. */
const HANDLE = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}$/;

/** Blobs as the files of one folder. The handle is the name of the file. */
export function folderBlobs(folder: string): Blobs {
  return {
    async open(handle) {
      const path = join(folder, handle);
      // A symbolic link could lead out of the folder.
      if (!HANDLE.test(handle) || !(await lstat(path).catch(() => undefined))?.isFile()) return undefined;
      return openAsBlob(path);
    },
    async save(content) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const handle = randomUUID();
      const part = join(folder, `.${handle}.part`);
      try {
        const file = await open(part, "wx", 0o600);
        try {
          await file.writeFile(content as unknown as AsyncIterable<Uint8Array>);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(part, join(folder, handle));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await syncFolder(folder);
      return handle;
    },
  };
}
