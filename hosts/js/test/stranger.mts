/** What uses the package after it was installed: each of its files, and its types. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Bitbucket, ConnectorError, bitbucket, fetchHttp, load, memoryConnections } from "bitbucket-connector";
import { fileTokens, folderBlobs, publicFetch } from "bitbucket-connector/node";

const server = createServer((_, response) =>
  response
    .setHeader("Content-Type", "application/json")
    .end(JSON.stringify({ uuid: "{a1}", display_name: "Ada Example", nickname: "ada", type: "user" })),
);
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/2.0`;

const connector = await load(bitbucket, {
  connections: memoryConnections({
    work: { product: "cloud", credential: "access-token", token: "nobody's", api_url: api, allow_http: true },
  }),
  tokenStore: fileTokens("tokens"),
  http: fetchHttp({ blobs: folderBlobs("files"), publicFetch }),
});
const person: Bitbucket.Person = await connector.client("work").run("get-current-user", {});
assert.equal(person.name, "Ada Example");
await assert.rejects(
  connector.invoke("work", "get-repository", { nothing: true }),
  (error) => error instanceof ConnectorError && error.kind === "invalid-input" && error.fields.length > 0,
);
// @ts-expect-error: there is no such action.
await assert.rejects(connector.client("work").run("make-pull-request", {}));

server.closeAllConnections();
server.close();
console.log(`The package works: ${connector.catalog.actions().length} actions.`);
