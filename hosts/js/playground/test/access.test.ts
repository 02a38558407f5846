/** For everybody: nothing that axe-core finds, in light, in dark and on a phone, where nothing is wider than the screen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { open } from "./page.ts";

const PHONE = { width: 360, height: 740 };
const LOOKS = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, phone: { colorScheme: "light", viewport: PHONE } } as const;

const run = (page: Page) => page.getByRole("button", { name: "Run", exact: true }).click();
const ended = (page: Page) => page.locator(".result").getByRole("tab").first().waitFor();

/** What people see on their way. */
const VIEWS: Record<string, [path: string, act: (page: Page) => Promise<unknown>]> = {
  start: ["#/cloud/actions/", async () => {}],
  form: ["#/cloud/actions/commit-files", async () => {}],
  "all fields": ["#/data-center/actions/create-webhook", (page) => page.locator("main summary").first().click()],
  suggestions: ["#/cloud/actions/get-branch", suggest],
  result: ["#/cloud/actions/list-pull-requests", async (page) => (await run(page), ended(page))],
  json: [
    "#/cloud/actions/get-repository",
    async (page) => (await run(page), page.locator(".result").getByRole("tab", { name: "JSON" }).click()),
  ],
  failure: ["#/cloud/actions/create-branch", async (page) => (await page.getByRole("button", { name: "Clear" }).click(), run(page))],
  trigger: ["#/cloud/triggers/push", (page) => page.getByRole("button", { name: "Receive" }).click()],
  connection: ["#/cloud/actions/get-user", (page) => page.getByRole("button", { name: "Recorded answers" }).click()],
};

async function suggest(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Branch" }).click();
  await page.getByRole("listbox").getByRole("option").first().waitFor();
}

await test("access", async (suite) => {
  await using site = await open();
  for (const [look, options] of Object.entries(LOOKS)) {
    await suite.test(look, async () => {
      const { page } = await site.visit(options);
      const found: string[] = [];
      for (const [name, [path, act]] of Object.entries(VIEWS)) {
        await page.goto("about:blank");
        await page.goto(`${site.url}${path}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        if (name !== "start") await page.locator("#example, #delivery").waitFor();
        await act(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, impact, nodes } of violations)
          found.push(`${name}: ${impact} ${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`);
        if (!(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))) found.push(`${name}: wider than the screen`);
      }
      assert.deepEqual(found, []);
      await page.context().close();
    });
  }

  await suite.test("the menu of a phone opens and closes", async () => {
    const { page } = await site.visit({ viewport: PHONE });
    await page.goto(`${site.url}#/cloud/actions/`);
    const menu = page.getByRole("button", { name: "Menu" });
    await menu.click();
    await page.getByRole("searchbox").fill("get file");
    assert.equal(await menu.getAttribute("aria-expanded"), "true");
    await page.getByRole("link", { name: "Get file", exact: true }).click();
    await page.getByRole("heading", { name: "Get file" }).waitFor();
    assert.equal(await page.getByRole("searchbox").isVisible(), false);
  });
});
