/** Every action of both products in the page: its whole form, and its sample with the result that it has elsewhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { PRODUCTS, connector, recordedOutput } from "./connector.ts";
import { fieldsOf, open } from "./page.ts";

const TITLES = ["Command line", "TypeScript", "curl", "Workflow JSON"];

await test("actions", async (suite) => {
  await using site = await open();
  for (const product of PRODUCTS) {
    await suite.test(product, async () => {
      const { page, errors } = await site.visit();
      const actions = connector.catalog.actions().filter(({ support }) => support.some((each) => each.product === product));
      const failed: string[] = [];
      for (const { id } of actions) {
        await page.goto(`${site.url}#/${product}/actions/${id}`);
        await page.locator("#example").waitFor();
        const { properties } = connector.catalog.schemasOf(id, product)!.input;
        if (!isDeepStrictEqual(await fieldsOf(page), Object.keys(properties).toSorted())) failed.push(`${id} lacks fields`);

        await page.getByRole("button", { name: "Run", exact: true }).click();
        const done = page.locator(".result [role=alert], .result [role=tablist]").first();
        await done.waitFor();
        if ((await done.getAttribute("role")) === "alert") {
          failed.push(`${id}: ${await done.textContent()}`);
          continue;
        }
        await page.locator(".result").getByRole("tab", { name: "JSON" }).click();
        const output = JSON.parse((await page.locator(".result pre").textContent())!);
        const recorded = await recordedOutput(product, id);
        if (recorded && !isDeepStrictEqual(named(output), named(recorded))) failed.push(`${id}: ${JSON.stringify(output)}`);

        const isQuiet = (await page.locator(".result").getByRole("tab", { name: "Requests (0)" }).count()) > 0;
        for (const title of TITLES) {
          await page.locator(".snippets").getByRole("tab", { name: title }).click();
          const code = (await page.locator(".snippets pre").textContent())!;
          const isRight = title === "curl" ? code.startsWith(isQuiet ? "# No request" : "curl -X ") : code.includes(id);
          if (!isRight) failed.push(`${id}: ${title}: ${code}`);
        }
      }
      assert.deepEqual(failed, []);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }
});

/** Without the handles of files: the page numbers them through all its runs. */
function named(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/"blob-\d+"/g, '"blob"'));
}
