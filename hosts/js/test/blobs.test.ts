import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { folderBlobs } from "bitbucket-connector/node";

await describe("files in a folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "blobs-"));
  after(() => rm(folder, { recursive: true }));
  const blobs = folderBlobs(join(folder, "blobs"));

  await test("what is stored is read again", async () => {
    const handle = await blobs.save(new Blob(["con", "tent"]).stream(), {});
    const blob = await blobs.open(handle);
    assert.equal(await blob!.slice(1, 4).text(), "ont");
    assert.equal((await stat(join(folder, "blobs", handle))).mode & 0o777, 0o600);
  });

  await test("what fails leaves nothing behind", async () => {
    const before = await readdir(join(folder, "blobs"));
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new Error("the connection broke")),
    });
    await assert.rejects(blobs.save(broken, {}), /the connection broke/);
    assert.deepEqual(await readdir(join(folder, "blobs")), before);
  });

  await test("no handle leads to anything else", async () => {
    await writeFile(join(folder, "secret"), "x");
    await symlink(join(folder, "secret"), join(folder, "blobs", "link"));
    for (const handle of ["../secret", "link", "", ".", "..", "a/b", "none", join(folder, "secret")])
      assert.equal(await blobs.open(handle), undefined, handle);
  });
});
