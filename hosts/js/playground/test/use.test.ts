/** The page as people use it: find, fill, choose, run, fail, copy, with a mouse and with keys alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { open } from "./page.ts";

await test("use", async (suite) => {
  await using site = await open();
  const { page, errors } = await site.visit();
  await page.goto(site.url);
  await page.getByRole("heading", { name: "Try every action" }).waitFor();

  await suite.test("find, run, copy", async () => {
    await page.goto(`${site.url}#/cloud/actions/`);
    await page.getByRole("searchbox").fill("list pull requests");
    await page
      .getByRole("navigation", { name: "Actions", exact: true })
      .getByRole("link", { name: "List pull requests", exact: true })
      .click();
    await page.getByRole("heading", { name: "List pull requests" }).waitFor();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    assert.ok((await page.locator(".result tbody tr").count()) > 0);
    assert.match((await page.locator(".result").getByRole("status").first().textContent())!, /^2 items · 1 request · \d+ ms$/);
    await page.locator(".result").getByRole("tab", { name: "JSON" }).click();
    await page.locator(".result").getByRole("button", { name: "Copy" }).click();
    const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    assert.ok(copied.items.length > 0);
  });

  await suite.test("an invalid input is explained beside its fields, and the first of them has the focus", async () => {
    await openAction(page, site.url, "create-pull-request");
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByRole("alert").waitFor();
    const workspace = page.locator("[data-field=workspace] input");
    assert.equal(await workspace.getAttribute("aria-invalid"), "true");
    await page.waitForFunction(() => document.activeElement?.closest("[data-field=workspace]"));
    await workspace.fill("acme");
    assert.equal(await workspace.getAttribute("aria-invalid"), "false");
  });

  await suite.test("a failure says what happened, what to do, whether the change was applied, and where to read more", async () => {
    await page.goto(`${site.url}#/data-center/actions/create-pull-request`);
    await page.locator("#example").waitFor();
    await chooseFailing(page, /duplicate|already/i);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    const text = (await alert.textContent())!;
    for (const part of ["What to do:", "Change applied", "nothing was changed", "Kind", "Request"])
      assert.ok(text.includes(part), `${part}: ${text}`);
    assert.match((await alert.getByRole("link").getAttribute("href"))!, /^https:/);
  });

  await suite.test("a dry run shows the request and sends nothing", async () => {
    await openAction(page, site.url, "create-branch");
    await page.getByRole("button", { name: "Show the request" }).click();
    await page.locator(".requests .method").first().waitFor();
    assert.equal(await page.locator(".requests .tag").count(), 0);
  });

  await suite.test("what can be chosen is suggested, and depends on what is set", async () => {
    await openAction(page, site.url, "get-branch");
    const branch = page.getByRole("combobox", { name: "Branch" });
    await branch.fill("");
    await branch.press("Escape");
    await branch.press("ArrowDown");
    await page.getByRole("option", { name: "main" }).waitFor();
    await branch.press("ArrowDown");
    await branch.press("ArrowDown");
    await branch.press("Enter");
    assert.equal(await branch.inputValue(), "main");
    assert.equal(await page.getByRole("listbox").count(), 0);

    await page.getByRole("combobox", { name: "Repository" }).fill("");
    await page.keyboard.press("Escape");
    await branch.click();
    await page.getByText("Set repo first. Type a value instead.").waitFor();
    await page.keyboard.press("Escape");
  });

  await suite.test("lists, records, pairs, files and JSON are filled in", async () => {
    await openAction(page, site.url, "commit-files");
    await page.getByRole("button", { name: "Add an item" }).click();
    const second = page.getByRole("group", { name: "Files 2" });
    await second.getByLabel("Path").fill("docs/logo.txt");
    await second.locator("input[type=file]").setInputFiles({ name: "logo.txt", mimeType: "text/plain", buffer: Buffer.from("logo") });
    const input = (await workflowOf(page)).input;
    assert.equal(input.files[1].path, "docs/logo.txt");
    assert.equal(input.files[1].file.size, 4);
    await page.getByRole("button", { name: "Remove item 2" }).click();
    assert.equal((await workflowOf(page)).input.files.length, 1);

    await openAction(page, site.url, "create-pull-request");
    await page.getByText("optional field").click();
    const reviewers = page.getByRole("combobox", { name: "Reviewers" });
    await reviewers.fill("grace");
    await reviewers.press("Enter");
    await reviewers.fill("linus");
    await reviewers.press("Enter");
    assert.deepEqual((await workflowOf(page)).input.reviewers, ["grace", "linus"]);
    await page.getByRole("button", { name: "Remove grace" }).click();
    assert.deepEqual((await workflowOf(page)).input.reviewers, ["linus"]);

    await openAction(page, site.url, "call-api");
    await page.getByText("optional field").click();
    const query = page.locator("[data-field=query]");
    await query.getByRole("button", { name: "Add a name and value" }).click();
    await query.getByPlaceholder("Name").last().fill("sort");
    await query.getByPlaceholder("Value").last().fill("-updated_on");
    await page.locator("[data-field=body] textarea").fill('{"a": [1]}');
    const called = (await workflowOf(page)).input;
    assert.equal(called.query.sort, "-updated_on");
    assert.deepEqual(called.body, { a: [1] });
  });

  await suite.test("fields that exclude each other say so", async () => {
    await page.goto(`${site.url}#/cloud/triggers/push`);
    await page.locator("#delivery").waitFor();
    await page.getByText("optional field").click();
    const repositories = page.locator("[data-field=repos] input");
    await repositories.fill("api-*");
    await repositories.press("Enter");
    await page.locator("[data-field=repos] .field-error", { hasText: "Can't be combined with repo." }).waitFor();
  });

  await suite.test("keys alone find, fill and run an action", async () => {
    await page.goto(`${site.url}#/cloud/actions/`);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Skip to the content");
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("get repository");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "Get repository");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    await page.locator("#example").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".result").getByRole("tab", { name: "Table" }).waitFor();
    await page.getByRole("tab", { name: "Command line" }).focus();
    await page.keyboard.press("ArrowLeft");
    assert.equal(await page.getByRole("tab", { name: "Workflow JSON" }).getAttribute("aria-selected"), "true");
    assert.equal(await focused(page), "Workflow JSON");
    await page.keyboard.press("Home");
    assert.equal(await focused(page), "Command line");
  });

  await suite.test("a delivery that was changed on its way is refused", async () => {
    await page.goto(`${site.url}#/cloud/triggers/push`);
    await page.locator("#delivery").selectOption({ label: "Another secret." });
    await page.getByRole("button", { name: "Receive" }).click();
    await page.getByRole("alert").getByText("The signature of the delivery is missing or wrong.").waitFor();
  });

  await suite.test("no error was logged", () => assert.deepEqual(errors, []));
});

async function openAction(page: Page, url: string, action: string): Promise<void> {
  // Whatever was typed there before is gone.
  await page.goto(`${url}#/cloud/actions/`);
  await page.goto(`${url}#/cloud/actions/${action}`);
  await page.locator("#example").waitFor();
}

async function chooseFailing(page: Page, about: RegExp): Promise<void> {
  const labels = await page.locator("#example optgroup[label=Fails] option").allTextContents();
  await page.locator("#example").selectOption({ label: labels.find((label) => about.test(label))! });
}

/** The input as the page would copy it. */
async function workflowOf(page: Page) {
  await page.getByRole("tab", { name: "Workflow JSON" }).click();
  return JSON.parse((await page.locator(".snippets pre").textContent())!);
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement!.textContent!.trim());
}
