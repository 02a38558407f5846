/** Whole calls against a server on this machine, and how they end. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { inspect, promisify } from "node:util";
import {
  type Connector,
  ConnectorError,
  type Http,
  type LoadOptions,
  type Settings,
  load,
  memoryConnections,
  memoryTokens,
  system,
} from "bitbucket-connector";
import { component } from "./component.ts";
import { serve } from "./server.ts";

const TOKEN = "a-secret-of-ada";
const user = {
  uuid: "{a1}",
  display_name: "Ada Example",
  nickname: "ada",
  account_id: "557058:a1",
  links: { html: { href: "https://bitbucket.org/ada" } },
  type: "user",
};

function settings(origin: string): Settings {
  return { product: "cloud", credential: "access-token", token: TOKEN, api_url: `${origin}/2.0`, allow_http: true };
}

function connectorFor(origin: string, options: LoadOptions = {}): Promise<Connector> {
  return load(component, { connections: memoryConnections({ work: settings(origin) }), ...options });
}

async function failure(call: Promise<unknown>): Promise<ConnectorError> {
  const error = await call.then(
    () => assert.fail("the call should have failed"),
    (error: unknown) => error,
  );
  if (!(error instanceof ConnectorError)) throw error;
  return error;
}

for (const way of ["suspend", "repeat"] as const) {
  await describe(way, async () => {
    await test("an action", async () => {
      await using server = await serve((_, response) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(user)));
      const connector = await connectorFor(server.origin, { way });
      const person = await connector.client("work").run("get-current-user", {});
      assert.equal(person.name, "Ada Example");
      assert.equal(server.received[0]!.headers.authorization, `Bearer ${TOKEN}`);
      assert.equal(server.received.length, 1);
    });

    await test("many calls side by side, and no more than allowed", async () => {
      let [under, most] = [0, 0];
      await using server = await serve((_, response) => {
        most = Math.max(most, ++under);
        setImmediate(() => response.setHeader("Content-Type", "application/json").end(JSON.stringify(user), () => under--));
      });
      const connector = await connectorFor(server.origin, { way, limits: { calls: 5 } });
      const people = await Promise.all(Array.from({ length: 50 }, () => connector.invoke("work", "get-current-user", {})));
      assert.ok(people.every(({ name }) => name === "Ada Example"));
      assert.ok(most > 1 && most <= 5, `${most} at a time`);
    });

    await test("a call that is stopped says what became of its write", async () => {
      const stop = new AbortController();
      await using server = await serve(() => stop.abort());
      const connector = await connectorFor(server.origin, { way });
      const error = await failure(
        connector.invoke(
          "work",
          "create-branch",
          { workspace: "acme", repo: "web", branch: "release", from: "main" },
          { signal: stop.signal },
        ),
      );
      assert.deepEqual([error.applied, error.retryable, server.received.length], ["unknown", true, 1]);
    });

    await test("a call whose deadline passes", async () => {
      await using server = await serve(() => {});
      const connector = await connectorFor(server.origin, { way, limits: { deadlineMs: 50 } });
      const error = await failure(connector.call("work", { method: "POST", path: "/repositories" }));
      assert.deepEqual([error.applied, error.retryable], ["unknown", true]);
    });

    await test("a call that needs too much memory", async () => {
      const many = { values: Array.from({ length: 40_000 }, () => user) };
      await using server = await serve((_, response) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(many)));
      const connector = await connectorFor(server.origin, { way, limits: { memoryBytes: 4 * 1024 ** 2 } });
      const error = await failure(connector.call("work", { method: "GET", path: "/workspaces" }));
      assert.deepEqual([error.code, error.applied], ["memory", "unknown"]);
    });

    await test("the deepest JSON fits onto the stack", async () => {
      const deep = (depth: number) => `{"uuid":"{a1}","display_name":"Ada Example","more":${'{"in":'.repeat(depth)}1${"}".repeat(depth)}}`;
      let depth = 120;
      await using server = await serve((_, response) => response.setHeader("Content-Type", "application/json").end(deep(depth)));
      const connector = await connectorFor(server.origin, { way });
      const raw = () => connector.invoke("work", "get-current-user", { include_raw: true });
      assert.equal((await raw()).name, "Ada Example");
      depth = 10_000;
      assert.equal((await failure(raw())).kind, "upstream");
    });

    await test("a service that does not heed that the call is stopped", async () => {
      const stop = new AbortController();
      const http = { send: () => (stop.abort(), new Promise<never>(() => {})) };
      const connector = await connectorFor("http://127.0.0.1", { way, http });
      const error = await failure(connector.call("work", { method: "POST", path: "/repositories" }, { signal: stop.signal }));
      assert.deepEqual([error.applied, error.retryable], ["unknown", true]);
    });

    await test("a connection that does not exist", async () => {
      const error = await failure((await connectorFor("http://127.0.0.1", { way })).invoke("home", "get-current-user", {}));
      assert.deepEqual([error.kind, error.applied], ["host", "no"]);
    });

    await test("a store that fails", async () => {
      const connections = { get: () => Promise.reject(new Error("the vault is sealed")) };
      const error = await failure((await load(component, { connections, way })).invoke("work", "get-current-user", {}));
      assert.ok(JSON.stringify(error).includes("the vault is sealed"));
    });

    await test("tokens are refreshed once, however many calls need them", async () => {
      let refreshed = 0;
      await using server = await serve(({ url, headers }, response) => {
        response.setHeader("Content-Type", "application/json");
        if (url === "/token")
          return response.end(
            JSON.stringify({
              access_token: `new-${++refreshed}`,
              refresh_token: "next",
              expires_in: 7200,
              token_type: "bearer",
              scopes: "account",
            }),
          );
        return headers.authorization === "Bearer new-1" ? response.end(JSON.stringify(user)) : response.writeHead(401).end("{}");
      });
      const tokenStore = memoryTokens();
      await tokenStore.save(
        "work",
        { accessToken: "old", refreshToken: "first", expiresAt: Date.now() - 1, scopes: ["account"] },
        undefined,
      );
      const oauth = {
        product: "cloud",
        credential: "oauth",
        client_id: "key",
        client_secret: "a-client-secret",
        api_url: `${server.origin}/2.0`,
        token_url: `${server.origin}/token`,
        authorize_url: `${server.origin}/authorize`,
        allow_http: true,
      };
      const connector = await load(component, { connections: memoryConnections({ work: oauth }), tokenStore, way });
      const people = await Promise.all(Array.from({ length: 10 }, () => connector.invoke("work", "get-current-user", {})));
      assert.deepEqual([people.length, refreshed], [10, 1]);
      assert.deepEqual((await tokenStore.load("work"))?.tokens.refreshToken, "next");
    });

    await test("no secret reaches an error, a log or what is inspected", async () => {
      const lines: string[] = [];
      await using server = await serve(({ headers }, response) =>
        response
          .writeHead(403, { "Content-Type": "application/json" })
          .end(JSON.stringify({ error: { message: `${headers.authorization} may not` } })),
      );
      const connections = memoryConnections({
        work: settings(server.origin),
        managed: { ...settings(server.origin), token: undefined, credential: "host-managed", host: { authorization: `Bearer ${TOKEN}` } },
      });
      const connector = await load(component, { connections, way, system: system({ log: (_, line) => lines.push(line) }) });
      for (const connection of ["work", "managed"]) {
        const error = await failure(connector.invoke(connection, "get-current-user", {}));
        assert.equal(error.kind, "forbidden");
        lines.push(inspect(error, { depth: Infinity, showHidden: true }), JSON.stringify(error));
      }
      const http: Http = { send: (request) => (lines.push(inspect(request, { depth: Infinity })), Promise.reject(new Error("seen"))) };
      await failure(connector.with({ http }).invoke("work", "get-current-user", {}));
      lines.push(
        inspect(connector, { depth: Infinity }),
        inspect(connector.client("work"), { depth: Infinity }),
        inspect(connections, { depth: Infinity }),
      );
      assert.equal(server.received.length, 2);
      for (const line of lines) assert.ok(!line.includes(TOKEN), line);
    });
  });
}

await test("a runtime without JavaScript Promise Integration repeats, and says so if it is told to suspend", async () => {
  await using server = await serve((_, response) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(user)));
  const script = `
    delete WebAssembly.Suspending;
    const { load, memoryConnections } = await import("bitbucket-connector");
    const { component } = await import("./test/component.ts");
    const connections = memoryConnections({ work: ${JSON.stringify(settings(server.origin))} });
    const { name } = await (await load(component, { connections })).invoke("work", "get-current-user", {});
    const told = await load(component, { connections, way: "suspend" });
    console.log(name, await told.invoke("work", "get-current-user", {}).catch((error) => error.message));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: new URL("..", import.meta.url),
  });
  assert.equal(
    stdout.trim(),
    "Ada Example The connector crashed: This runtime has no JavaScript Promise Integration. Omit `way`, or set it to `repeat`.",
  );
});

await test("bytes that are no connector", async () => {
  await assert.rejects(load(new Uint8Array([1, 2, 3])), TypeError);
  await assert.rejects(load(component.subarray(0, 1000)), TypeError);
  const module = Buffer.from("0061736d01000000", "hex");
  await assert.rejects(load(module), TypeError);
});

await test("the catalog", async () => {
  const { catalog, triggers } = await load(component);
  assert.equal(catalog.describe().products.length, 2);
  assert.ok(catalog.actions().some(({ id }) => id === "create-pull-request"));
  assert.ok(triggers.all().some(({ id }) => id === "push"));
  assert.equal(catalog.schemasOf("no-such-action"), undefined);
  assert.equal(catalog.schemasOf("get-file")!.input.type, "object");
  assert.ok(catalog.requiredScopes("cloud", ["get-file"]).length > 0);
  assert.throws(() => catalog.origins({}), ConnectorError);
});

await test("the package has the version of the connector", async () => {
  const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  const { catalog } = await load(component);
  assert.equal(catalog.describe().version, version);
});
