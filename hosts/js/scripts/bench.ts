/** Measures a call in a fresh instance, with HTTP to this machine: the median of many. Fails above the limit. */
import { readFileSync } from "node:fs";
import { Agent, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { type Http, bitbucket, load, memoryConnections } from "bitbucket-connector";

const LIMIT_MS = 1.5;
const ROUNDS = 2000;

const fixture = JSON.parse(readFileSync(new URL("../../../fixtures/cloud/get-repository.json", import.meta.url), "utf8"));
const body = JSON.stringify(fixture.calls[0].reply.json);
const server = createServer((_, response) => response.setHeader("Content-Type", "application/json").end(body));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/2.0`;
const connections = memoryConnections({
  work: { product: "cloud", credential: "access-token", token: "nobody's", api_url: api, allow_http: true },
});

const begun = performance.now();
const connector = await load(readFileSync(process.env["CONNECTOR_WASM"] ?? bitbucket), { connections });
console.log(`load                          ${(performance.now() - begun).toFixed(2)} ms`);

const answered: Http = {
  send: async () => ({ status: 200, headers: [{ name: "content-type", value: "application/json" }], body: { tag: "bytes", val: bytes } }),
};
const bytes = new TextEncoder().encode(body);
const invoke = (by: typeof connector) => by.invoke("work", "get-repository", fixture.input);

// What the machine takes for the same without the connector: where other programs keep it busy, the ratios say more than the times.
const agent = new Agent({ keepAlive: true });
const bare = () => new Promise<void>((resolve, reject) => get(api, { agent }, (response) => response.resume().on("end", resolve)).on("error", reject));
report("node:http alone, local HTTP", await median(bare));
const alone = await median(async () => (await fetch(api)).arrayBuffer());
report("fetch alone, local HTTP", alone);
const local = await median(() => invoke(connector));
report("get-repository, local HTTP", local);
console.log(`  that is ${(local / alone).toFixed(1)} times fetch`);
report("get-repository, no HTTP", await median(() => invoke(connector.with({ http: answered }))));
report("refused input", await median(() => connector.invoke("work", "get-repository", { nothing: 1 }).catch(() => {})));
report("schemasOf, remembered", await median(async () => connector.catalog.schemasOf("get-repository")));

const together = performance.now();
await Promise.all(Array.from({ length: ROUNDS }, () => invoke(connector)));
report("get-repository, side by side", (performance.now() - together) / ROUNDS);

agent.destroy();
server.closeAllConnections();
server.close();
if (local > LIMIT_MS) throw new Error(`A call takes ${local.toFixed(2)} ms. The limit is ${LIMIT_MS} ms.`);

async function median(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((left, right) => left - right)[ROUNDS / 2]!;
}

function report(what: string, ms: number): void {
  console.log(`${what.padEnd(30)}${ms.toFixed(2)} ms`);
}
