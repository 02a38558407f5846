/** Every trigger of both products in the page: its form, and each recorded delivery and poll with the events that it has elsewhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { Json } from "bitbucket-connector";
import type { Page } from "playwright-core";
import { PRODUCTS, casesOf, connector } from "./connector.ts";
import { fieldsOf, open } from "./page.ts";

await test("triggers", async (suite) => {
  await using site = await open();
  for (const product of PRODUCTS) {
    const triggers = connector.triggers.all().filter(({ ways }) => ways.some((way) => way.product === product));
    const isServedBy = (id: string, isPolled: boolean) =>
      triggers.find((each) => each.id === id)!.ways.some((way) => way.product === product && (way.mode === "polling") === isPolled);

    await suite.test(`${product}: every form, filled from its sample and received or polled`, async () => {
      const { page, errors } = await site.visit();
      for (const { id } of triggers) {
        await page.goto(`${site.url}#/${product}/triggers/${id}`);
        await page.locator("form button.primary:enabled").first().waitFor();
        const { input, sampleInput } = connector.catalog.schemasOf(id, product)!;
        assert.deepEqual(await fieldsOf(page), Object.keys(input.properties).sort(), id);
        assert.ok((await page.locator(".result .members > div").count()) > 0, id);
        if (!isServedBy(id, false)) continue;
        await page.getByRole("tab", { name: "Workflow JSON" }).click();
        assert.deepEqual(JSON.parse((await page.locator(".snippets pre").textContent())!).config, sampleInput, id);
        await page.getByRole("button", { name: "Receive", exact: true }).click();
        const { events, error } = await outcomeOf(page);
        assert.deepEqual([events.length > 0, error], [true, undefined], id);
      }
      assert.deepEqual(errors, []);
      await page.context().close();
    });

    await suite.test(`${product}: deliveries`, async () => {
      const { page, errors } = await site.visit();
      const cases = await casesOf(`deliveries/${product}`);
      const failed: string[] = [];
      for (const { trigger, about, result } of cases) {
        await page.goto(`${site.url}#/${product}/triggers/${trigger}`);
        await page.locator("#delivery").waitFor();
        await page.locator("#delivery").selectOption({ label: about });
        await page.getByRole("button", { name: "Receive", exact: true }).click();
        const shown = await outcomeOf(page);
        const expected = { events: result.events ?? [], error: (result.error ?? result.failure)?.kind };
        if (!isDeepStrictEqual(shown, expected)) failed.push(`${trigger}: ${about} ${JSON.stringify(shown)}`);
      }
      assert.deepEqual(failed, []);
      assert.deepEqual(
        triggers.filter(({ id }) => isServedBy(id, false) && !cases.some(({ trigger }) => trigger === id)),
        [],
      );
      assert.deepEqual(errors, []);
      await page.context().close();
    });

    await suite.test(`${product}: polls`, async () => {
      const { page, errors } = await site.visit();
      const cases = await casesOf(`polls/${product}`);
      const failed: string[] = [];
      for (const { trigger, about, polls } of cases) {
        // The polls of the case before are forgotten.
        await page.goto(`${site.url}#/${product}/triggers/`);
        await page.goto(`${site.url}#/${product}/triggers/${trigger}`);
        await page.locator("form button.primary:enabled").first().waitFor();
        const choice = page.getByRole("radio", { name: "Poll" });
        if ((await choice.count()) > 0) await choice.check();
        await page.locator("#history").selectOption({ label: about });
        for (const [index, { result }] of polls.entries()) {
          await page.getByRole("button", { name: `Poll ${index + 1} of ${polls.length}` }).click();
          const next = Math.min(index + 2, polls.length);
          await page
            .getByRole("button", { name: `Poll ${next} of ${polls.length}` })
            .and(page.locator(index + 1 < polls.length ? ":enabled" : ":disabled"))
            .waitFor();
          const shown = await outcomeOf(page);
          if (!isDeepStrictEqual(shown, { events: result.events, error: undefined })) failed.push(`${trigger}: ${about} ${index + 1}`);
        }
      }
      assert.deepEqual(failed, []);
      assert.deepEqual(
        triggers.filter(({ id }) => isServedBy(id, true) && !cases.some(({ trigger }) => trigger === id)),
        [],
      );
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }
});

/** What the page says came of a delivery or a poll. */
async function outcomeOf(page: Page): Promise<{ events: Json[]; error: string | undefined }> {
  const result = page.locator(".result");
  await result.getByRole("tab", { name: /^Requests/ }).waitFor();
  const alert = result.getByRole("alert").first();
  const error = (await alert.count()) > 0 ? await alert.locator("dt:text-is('Kind') + dd").textContent() : undefined;
  await result.getByRole("tab", { name: "JSON" }).click();
  const json = JSON.parse((await result.locator("pre").textContent())!);
  return { events: Array.isArray(json) ? json : [], error: error ?? undefined };
}
