/** Requests as they are really sent. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Blobs, type Http, HttpError, type OutgoingRequest, fetchHttp, memoryBlobs } from "bitbucket-connector";
import { publicFetch } from "bitbucket-connector/node";
import { serve } from "./server.ts";

const request: OutgoingRequest = {
  purpose: "api",
  method: "GET",
  url: "",
  headers: [],
  body: [],
  sink: { tag: "inline", val: 1000 },
  timeoutMs: 30_000,
  repeatable: true,
  publicOnly: false,
  blobBytes: 1000,
};
const never = new AbortController().signal;

/** The record of the error with which sending fails. */
async function failure(http: Http, sent: OutgoingRequest, stop = never): Promise<unknown> {
  const error = await http.send(sent, stop).then(
    () => assert.fail("there is a response"),
    (error: unknown) => error,
  );
  return error instanceof HttpError ? error.record : error;
}

// The second one is what storage is fetched with. Where the URL has an address instead of a name, nothing is looked up.
for (const [name, http] of Object.entries({ fetch: fetchHttp(), publicFetch: fetchHttp({ fetch: publicFetch }) })) {
  await describe(name, async () => {
    await test("a request is sent once, with its headers and its body", async () => {
      await using server = await serve((_, response) =>
        response.writeHead(201, { "X-Size": Buffer.from("größe").toString("latin1") }).end("made"),
      );
      const headers = [
        { name: "X-Name", value: "größe" },
        { name: "Content-Type", value: "text/plain" },
      ];
      const response = await http.send(
        {
          ...request,
          method: "POST",
          url: `${server.origin}/a?b=c`,
          headers,
          body: [
            { tag: "text", val: "grö" },
            { tag: "bytes", val: Buffer.from("ße") },
          ],
        },
        never,
      );
      assert.equal(response.status, 201);
      assert.equal(text(response.body), "made");
      assert.ok(response.headers.some(({ name, value }) => name === "x-size" && value === "größe"));
      const [{ method, url, headers: sent, body }] = server.received as [(typeof server.received)[0]];
      assert.deepEqual(
        [method, url, String(body), sent["content-type"], sent["content-length"]],
        ["POST", "/a?b=c", "größe", "text/plain", "7"],
      );
      assert.equal(Buffer.from(sent["x-name"] as string, "latin1").toString(), "größe");
      assert.equal(server.received.length, 1);
    });

    await test("a header that cannot be sent is not quoted", async () => {
      const headers = [{ name: "Authorization", value: "Bearer a-secret\u0001" }];
      const record = await failure(http, { ...request, url: "http://127.0.0.1", headers });
      assert.deepEqual(record, { tag: "denied", val: "The header `Authorization` is malformed." });
    });

    await test("no redirect is followed", async () => {
      await using server = await serve((_, response) => response.writeHead(302, { Location: "/elsewhere" }).end());
      const { status, headers } = await http.send({ ...request, url: server.origin }, never);
      assert.deepEqual([status, headers.find(({ name }) => name === "location")?.value], [302, "/elsewhere"]);
      assert.equal(server.received.length, 1);
    });

    await test("nothing is sent again", async () => {
      await using server = await serve((_, response) => void response.socket!.destroy());
      const record = (await failure(http, { ...request, url: server.origin })) as { tag: string };
      assert.equal(record.tag, "interrupted");
      assert.equal(server.received.length, 1);
    });

    await test("a response that breaks off is no response", async () => {
      await using server = await serve((_, response) => {
        response.writeHead(200, { "Content-Length": 100 });
        response.write("half", () => response.socket!.destroy());
      });
      assert.equal(((await failure(http, { ...request, url: server.origin })) as { tag: string }).tag, "interrupted");
    });

    await test("a server that nobody reaches", async () => {
      const server = await serve(() => {});
      await server[Symbol.asyncDispose]();
      assert.equal(((await failure(http, { ...request, url: server.origin })) as { tag: string }).tag, "unreachable");
    });

    await test("a server that takes too long", async () => {
      await using server = await serve(() => {});
      assert.deepEqual(await failure(http, { ...request, url: server.origin, timeoutMs: 1 }), { tag: "timeout", val: undefined });
    });

    await test("a body that takes too long", async () => {
      await using server = await serve((_, response) => void response.writeHead(200, { "Content-Length": 100 }).write("half"));
      assert.deepEqual(await failure(http, { ...request, url: server.origin, timeoutMs: 50 }), { tag: "timeout", val: undefined });
    });

    await test("a call that is stopped", async () => {
      const stop = new AbortController();
      await using server = await serve(() => stop.abort(new HttpError("interrupted", "stopped")));
      assert.deepEqual(await failure(http, { ...request, url: server.origin }, stop.signal), { tag: "interrupted", val: "stopped" });
    });

    await test("a response that is too large, unless it is a failure", async () => {
      await using server = await serve(({ url }, response) => response.writeHead(Number(url!.slice(1))).end("x".repeat(2000)));
      assert.deepEqual(await failure(http, { ...request, url: `${server.origin}/200` }), { tag: "too-large", val: 1000 });
      const { body } = await http.send({ ...request, url: `${server.origin}/500` }, never);
      assert.equal(text(body), "x".repeat(1000));
    });

    for (const status of [200, 500]) {
      await test(`the rest of a response with status ${status} that is too large is not waited for`, async () => {
        const { promise: ended, resolve } = Promise.withResolvers<void>();
        await using server = await serve((_, response) => response.on("close", resolve).writeHead(status).write("x".repeat(2000)));
        await http.send({ ...request, url: server.origin }, never).catch(() => {});
        await ended;
      });
    }

    await test("responses without a body", async () => {
      await using server = await serve((_, response) => response.writeHead(204).end());
      const { status, body } = await http.send({ ...request, url: server.origin }, never);
      assert.deepEqual([status, text(body)], [204, ""]);
    });
  });
}

await describe("files", async () => {
  await test("a file is sent and received, and parts of it", async () => {
    const blobs = memoryBlobs();
    const handle = blobs.put(new Blob(["0123456789"]));
    await using server = await serve((_, response) =>
      response
        .writeHead(200, { "Content-Type": "image/png", "Content-Disposition": `attachment; filename*=UTF-8''../gr%C3%B6%C3%9Fe.png` })
        .end("content"),
    );
    const part = { handle, offset: 2, length: 4 };
    const body: OutgoingRequest["body"] = [
      { tag: "blob", val: handle },
      { tag: "text", val: "|" },
      { tag: "blob-part", val: { ...part, base64: false } },
      { tag: "text", val: "|" },
      { tag: "blob-part", val: { ...part, base64: true } },
    ];
    const response = await fetchHttp({ blobs }).send({ ...request, method: "PUT", url: server.origin, body, sink: { tag: "blob" } }, never);
    assert.equal(String(server.received[0]!.body), "0123456789|2345|MjM0NQ==");
    assert.deepEqual(response.body, { tag: "blob", val: { handle: "blob-2", size: 7, mediaType: "image/png", name: "größe.png" } });
    assert.equal(await (await blobs.open("blob-2"))!.text(), "content");
  });

  await test("a failure is no file", async () => {
    await using server = await serve((_, response) => response.writeHead(404).end("not here"));
    const { body } = await fetchHttp().send({ ...request, url: server.origin, sink: { tag: "blob" } }, never);
    assert.equal(text(body), "not here");
  });

  await test("a file that is too large is not stored", async () => {
    const saved: string[] = [];
    const memory = memoryBlobs();
    const blobs: Blobs = { ...memory, save: async (...content) => saved[saved.push(await memory.save(...content)) - 1]! };
    await using server = await serve((_, response) => response.end("x".repeat(2000)));
    assert.deepEqual(await failure(fetchHttp({ blobs }), { ...request, url: server.origin, sink: { tag: "blob" } }), {
      tag: "too-large",
      val: 1000,
    });
    assert.deepEqual(saved, []);
  });

  await test("a file that is not there", async () => {
    assert.deepEqual(
      await failure(fetchHttp(), { ...request, method: "PUT", url: "http://127.0.0.1", body: [{ tag: "blob", val: "none" }] }),
      { tag: "denied", val: "There is no blob `none`." },
    );
  });
});

await test("a name that leads to a private address is not connected to", async () => {
  await using server = await serve((_, response) => response.end());
  const url = server.origin.replace("127.0.0.1", "localhost");
  const record = await failure(fetchHttp(), { ...request, purpose: "storage", publicOnly: true, url });
  assert.deepEqual(record, { tag: "unreachable", val: "The host name leads to an address of a private network." });
  assert.equal(server.received.length, 0);
});

function text(body: { tag: string; val: unknown }): string {
  assert.equal(body.tag, "bytes");
  return Buffer.from(body.val as Uint8Array).toString();
}
