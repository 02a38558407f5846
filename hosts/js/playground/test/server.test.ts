/** The page on a server: one that allows it, one that does not, and one that is gone. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { open } from "./page.ts";

const FIXTURES = new URL("../../../../fixtures/cloud/", import.meta.url);

/** A server with a user and a repository. */
async function serve(cors: boolean): Promise<{ url: string; stop(): void }> {
  const replies: Record<string, unknown> = {
    "/2.0/user": await replyOf("get-current-user"),
    "/2.0/repositories/acme/web": await replyOf("get-repository"),
  };
  const allowed = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "authorization, content-type, accept" };
  const server = createServer((request, response) => {
    const reply = replies[request.url!.split("?")[0]!];
    const status = request.method === "OPTIONS" ? 204 : reply ? 200 : 404;
    response.writeHead(status, { "Content-Type": "application/json", ...(cors && allowed) });
    response.end(request.method === "GET" ? JSON.stringify(reply ?? {}) : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/2.0`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function replyOf(action: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`${action}.json`, FIXTURES), "utf8")).calls[0].reply.json;
}

async function connect(page: Page, url: string): Promise<void> {
  await page.getByRole("button", { name: "Recorded answers" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("API URL").fill(url);
  await dialog.getByRole("button", { name: "Connect" }).click();
}

await test("a server", async (suite) => {
  await using site = await open();

  await suite.test("answers in place of the recordings, until it is gone", async () => {
    const { page } = await site.visit();
    const server = await serve(true);
    try {
      await page.goto(`${site.url}#/cloud/actions/get-repository`);
      await connect(page, server.url);
      await page.getByRole("button", { name: "Connected" }).waitFor();
      await page.getByLabel("Workspace or project").fill("acme");
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.locator(".result .members dd").getByText("acme", { exact: true }).first().waitFor();
      await page.getByRole("tab", { name: "Requests" }).click();
      assert.ok((await page.locator(".requests code").first().textContent())!.startsWith(server.url));
    } finally {
      server.stop();
    }
    await page.getByRole("button", { name: "Run", exact: true }).click();
    const alert = page.getByRole("alert");
    await alert.getByText("Check that").waitFor();
    assert.ok((await alert.textContent())!.includes(server.url));
  });

  await suite.test("that does not allow the page is explained before it is used", async () => {
    const { page } = await site.visit();
    const server = await serve(false);
    try {
      await page.goto(`${site.url}#/cloud/actions/get-repository`);
      await connect(page, server.url);
      await page.getByRole("dialog").getByRole("alert").getByText("by CORS, as host-test simulate does").waitFor();
    } finally {
      server.stop();
    }
  });
});
