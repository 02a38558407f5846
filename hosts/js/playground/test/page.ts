/** The built page, served on this machine and opened in Chromium. CHROMIUM names another one than the system's. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { type BrowserContextOptions, type Page, chromium } from "playwright-core";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

export interface Site extends AsyncDisposable {
  url: string;
  /** A page of its own, and what went wrong in it. */
  visit(options?: BrowserContextOptions): Promise<{ page: Page; errors: string[] }>;
}

export async function open(): Promise<Site> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url!, "http://localhost").pathname.replace(/\/$/, "/index.html");
    try {
      const content = await readFile(new URL(`../dist${path}`, import.meta.url));
      response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async visit(options) {
      const permissions = ["clipboard-read", "clipboard-write"];
      const context = await browser.newContext({
        permissions,
        viewport: { width: 1280, height: 900 },
        reducedMotion: "reduce",
        ...options,
      });
      // A busy machine leaves the browser waiting for longer than the usual half a minute.
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      return { page, errors };
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The fields that have a control, in the order of their names. */
export async function fieldsOf(page: Page): Promise<string[]> {
  return page.locator("main [data-field]").evaluateAll((fields) =>
    fields
      .filter((field) => !field.parentElement!.closest("[data-field]") && field.querySelector("input, select, textarea, button"))
      .map((field) => (field as HTMLElement).dataset["field"]!)
      .sort(),
  );
}
