// Chromium: its start, a page and its errors, and the checks of axe.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { findChromium } from "../tools/setup/chromium.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// --no-sandbox: otherwise Chromium refuses to start as root. It loads only our own pages.
const quiet = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Starts a browser that sends no requests of its own. @param {...string} flags */
export const launch = async (...flags) => chromium.launch({ executablePath: await findChromium(), args: [...quiet.split(" "), ...flags] });

/** Checks that axe finds no violation and nothing overflows horizontally. */
export async function looksRight(page, moment) {
  // Evaluated, not added: the page's policy may let no other script in.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}\n  ${node.html.slice(0, 300)}\n  ${node.failureSummary}`));
  assert.deepEqual(found, [], `axe, ${moment}`);
  const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= width, `${moment}: the page is ${content} px wide in a window of ${width} px`);
}

/** Loads `url` and calls `use` with the page and its list of errors, which grows while the page runs. */
export async function withPage(url, use) {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("response", (response) => {
      if (new URL(response.url()).origin === new URL(url).origin && !response.ok()) errors.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(url);
    return await use(page, errors);
  } finally {
    await browser.close();
  }
}

/** Waits until the page's own script has set `globalThis[name]`; throws the page's errors where it does not. */
export async function ready(page, errors, name) {
  try {
    await page.waitForFunction((key) => key in globalThis, name, { timeout: 10_000 });
  } catch (error) {
    throw new Error([...errors, error.message].join("\n"));
  }
}
