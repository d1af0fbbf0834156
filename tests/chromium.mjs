// A page in Chromium, and its errors.
import { chromium } from "playwright-core";
import { findChromium } from "../tools/setup/chromium.mjs";

/** Loads `url` and calls `use` with the page and its list of errors, which grows while the page runs. */
export async function withPage(url, use) {
  // --no-sandbox: otherwise Chromium refuses to start as root. It loads only our own pages.
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
