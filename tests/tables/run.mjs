#!/usr/bin/env node
// Builds the pages of examples/tables and uses each in Chromium, on a sandbox behind the proxy.
import assert from "node:assert/strict";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { createProxy } from "attio-wasm/proxy";
import { createSandbox } from "attio-wasm/sandbox";
import { staticMiddleware } from "srvx/static";
import { build } from "vite";
import { inRoot } from "../../tools/paths.mjs";
import { check, launch, open } from "../dashboard/page.mjs";
import { listen } from "../loopback.mjs";

const KEY = "sk-canary-tables-52d0";
const pages = { plain: [], vue: [vue()], svelte: [svelte()], swr: [react()] };

/** A page in front of a sandbox with a number of companies. */
async function serve(dir, companies) {
  const sandbox = createSandbox({ keys: [KEY], companies, people: 0, deals: 0 });
  const proxy = createProxy({ apiKey: KEY, authorize: () => true, fetch: sandbox.fetch });
  const answer = (request) => (new URL(request.url).pathname.startsWith("/api/attio/") ? proxy(request) : new Response("not found", { status: 404 }));
  return { sandbox, ...(await listen(answer, [staticMiddleware({ dir })])) };
}

/** @param {(opened: Awaited<ReturnType<typeof open>> & Awaited<ReturnType<typeof serve>>) => Promise<void>} use */
async function on(browser, dir, companies, use, prepare = (sandbox) => sandbox) {
  const server = await serve(dir, companies);
  prepare(server.sandbox);
  const opened = await open(browser, server.address);
  try {
    await use({ ...server, ...opened });
  } finally {
    await opened.context.close();
    await server.close();
  }
}

const rows = (page) => page.locator("tbody tr");

const tests = {
  "shows a page, and loads all others": async (browser, dir) =>
    on(browser, dir, 60, async ({ page, problems, heard }) => {
      await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 25);
      await check(page, "a page");
      const more = page.getByRole("button", { name: "Load more" });
      await more.click();
      await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 50);
      await more.click();
      await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 60);
      await more.waitFor({ state: "hidden" });
      const names = await rows(page).locator("td:first-child").allTextContents();
      assert.equal(new Set(names).size > 50, true, "other companies on each page");
      assert.deepEqual(problems, []);
      assert.ok(!heard.join("").includes(KEY), "the key reached the page");
    }),

  "an empty workspace says so": async (browser, dir) =>
    on(browser, dir, 0, async ({ page }) => {
      await page.getByText("No companies yet.").waitFor();
      assert.equal(await rows(page).count(), 0);
    }),

  "a failure is shown with its reason, and another try shows the table": async (browser, dir) =>
    on(
      browser,
      dir,
      60,
      async ({ page }) => {
        await page.getByText(/permission|forbidden|403/i).waitFor();
        await page.getByRole("button", { name: "Try again" }).click();
        await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 25);
      },
      (sandbox) => sandbox.misbehave({ path: "/records/query", status: 403, times: 1 }),
    ),
};

let passed = 0;
let failed = 0;
const browser = await launch();
try {
  for (const [name, plugins] of Object.entries(pages)) {
    const dir = inRoot("examples", "tables", name, "dist");
    await build({ root: inRoot("examples", "tables", name), configFile: false, logLevel: "error", plugins, build: { outDir: dir, emptyOutDir: true } });
    for (const [title, test] of Object.entries(tests)) {
      try {
        await test(browser, dir);
        passed += 1;
        console.log(`✔ ${name}: ${title}`);
      } catch (error) {
        failed += 1;
        console.log(`✖ ${name}: ${title}\n${String(error.stack ?? error).replace(/^/gm, "    ")}\n`);
      }
    }
  }
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
