/** The page as people use it. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { open } from "./page.ts";

await test("playground", async (suite) => {
  await using site = await open();
  const context = await site.browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(site.url);
  await page.getByRole("heading", { name: "Try every action" }).waitFor();

  for (const product of ["cloud", "data-center"]) {
    await suite.test(`every action of ${product} runs with its sample, and returns what it returns elsewhere`, async () => {
      await page.goto(`${site.url}#/${product}/actions/`);
      const ids = await page.locator("nav li a").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
      assert.ok(ids.length > 100);
      const failed: string[] = [];
      for (const href of ids) {
        await page.goto(`${site.url}${href}`);
        await page.getByRole("button", { name: "Run", exact: true }).click();
        const done = page.locator(".result [role=alert], .result [role=tablist]").first();
        await done.waitFor();
        if ((await done.getAttribute("role")) === "alert") failed.push(`${href}: ${await done.textContent()}`);
        else {
          await page.locator(".result").getByRole("tab", { name: "JSON" }).click();
          const output = JSON.parse((await page.locator(".result pre").textContent())!);
          const recorded = await recordedOutput(product, href.split("/").pop()!);
          if (recorded && !isDeepStrictEqual(named(output), named(recorded))) failed.push(`${href}: ${JSON.stringify(output)}`);
        }
      }
      assert.deepEqual(failed, []);
    });
  }

  await suite.test("find, choose, run, fail, copy", async () => {
    await page.goto(`${site.url}#/cloud/actions/`);
    await page.getByRole("searchbox").fill("list pull requests");
    await page.locator("nav").getByRole("link", { name: "List pull requests", exact: true }).click();
    await page.getByRole("heading", { name: "List pull requests" }).waitFor();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    assert.ok((await page.locator(".result tbody tr").count()) > 0);
    await page.getByRole("tab", { name: "JSON" }).click();
    await page.locator(".result").getByRole("button", { name: "Copy" }).click();
    const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    assert.ok(copied.items.length > 0);

    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByRole("alert").waitFor();
    assert.ok((await page.locator("[aria-invalid=true]").count()) > 0);
  });

  await suite.test("a dry run shows the request and sends nothing", async () => {
    await page.goto(`${site.url}#/cloud/actions/create-branch`);
    await page.getByRole("button", { name: "Show the request" }).click();
    await page.locator(".requests .method").first().waitFor();
    assert.equal(await page.locator(".requests .tag").count(), 0);
  });

  await suite.test("keys move between tabs", async () => {
    await page.goto(`${site.url}#/cloud/actions/get-repository`);
    await page.getByRole("tab", { name: "TypeScript" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.getByRole("tab", { name: "Command line" }).getAttribute("aria-selected"), "true");
  });

  await suite.test("every trigger shows its form and its event", async () => {
    await page.goto(`${site.url}#/data-center/triggers/`);
    const ids = await page.locator("nav li a").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
    assert.ok(ids.length > 20);
    for (const href of ids) {
      await page.goto(`${site.url}${href}`);
      assert.match((await page.locator("pre").first().textContent())!, /\{/);
    }
  });

  await suite.test("nothing is wider than a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ["#/cloud/actions/", "#/cloud/actions/list-pull-requests", "#/cloud/actions/commit-files"]) {
      await page.goto(`${site.url}${path}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
    }
    await page.getByRole("button", { name: "Menu" }).click();
    assert.ok(await page.getByRole("searchbox").isVisible());
  });

  await suite.test("no error was logged", () => assert.deepEqual(errors, []));
});

/** The output of the fixture that has the sample, if it has one. */
async function recordedOutput(product: string, action: string): Promise<unknown> {
  const text = await readFile(new URL(`../../../../fixtures/${product}/${action}.json`, import.meta.url), "utf8").catch(() => "{}");
  return JSON.parse(text).output;
}

/** Without the handles of files: the page numbers them through all its runs. */
function named(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/"blob-\d+"/g, '"blob"'));
}
