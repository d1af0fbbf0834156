// One page in Chromium, with everything that went wrong in it.
import { chromium } from "playwright-core";
import { findChromium } from "../tools/setup/chromium.mjs";

/** Loads `url` and gives `use` the page and the list of its errors, which grows while it runs. */
export async function withPage(url, use) {
  // --no-sandbox: Chromium refuses to start as root otherwise, and it loads nothing but our own pages.
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

/** Waits until the page's own script has set `globalThis[name]`; what kept it from doing so is thrown. */
export async function ready(page, errors, name) {
  try {
    await page.waitForFunction((key) => key in globalThis, name, { timeout: 10_000 });
  } catch (error) {
    throw new Error([...errors, error.message].join("\n"));
  }
}
