// Where a secret must not be: anything of the page that a person, a page or an extension can see or save.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** Runs in the page. */
async function keptInPage() {
  const stores = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
  return {
    document: document.documentElement.outerHTML + [...document.querySelectorAll("input, textarea")].map(({ value }) => value).join(),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, stores, await indexedDB.databases()]),
    address: location.href + document.referrer,
    history: JSON.stringify([history.state, navigation.entries().map((entry) => [entry.url, entry.getState()])]),
    "performance entries": performance.getEntries().map(({ name }) => name).join(),
  };
}

/** Checks that a secret is in nothing the page shows, stores, copies, exports or has in its memory. The table has rows. */
export async function isNowhere(demo, secret) {
  const { page } = demo;
  if ((await page.locator(".wire").getAttribute("data-open")) !== "true") await page.keyboard.press("Control+`");
  const texts = {};
  for (const tab of await page.locator(".code-half").getByRole("tab").all()) {
    await tab.click();
    await demo.button("Copy the code").click();
    texts[`code, ${await tab.textContent()}`] = await page.evaluate(() => navigator.clipboard.readText());
  }
  // A call as it is opened, and as curl.
  await page.locator(".call-line").filter({ hasText: "/query" }).first().click();
  await page.getByRole("region", { name: "Answer" }).first().waitFor();
  await page.getByRole("button", { name: /Copy.*curl/ }).first().click();
  texts["curl of a call"] = await page.evaluate(() => navigator.clipboard.readText());
  for (const [kind, item] of [["CSV", "CSV, all of the query"], ["NDJSON", "NDJSON, all of the query"]]) {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: item }).click()]);
    texts[kind] = await readFile(await download.path(), "utf8");
  }
  Object.assign(texts, await page.evaluate(keptInPage));
  texts.heap = await demo.heap();
  for (const [place, text] of Object.entries(texts)) assert.ok(text.length > 0, `${place} was looked at`);
  assert.deepEqual(Object.keys(texts).filter((place) => texts[place].includes(secret)), [], "the secret is in these");
}
