// Chromium: a page from a loopback server, the package found by an import map.
import { chromium } from "playwright-core";
import { serve } from "srvx/node";
import { staticMiddleware } from "srvx/static";
import { inRoot } from "../../../tools/paths.mjs";
import { findChromium } from "../../../tools/setup/chromium.mjs";

const served = /^\/(pkg|tests\/runtimes|node_modules\/chai)\//;

export async function runInChromium(control) {
  const server = serve({
    hostname: "127.0.0.1",
    port: 0,
    silent: true,
    gracefulShutdown: false,
    middleware: [
      (request, next) => (served.test(new URL(request.url).pathname) ? next() : new Response("not served", { status: 404 })),
      staticMiddleware({ dir: inRoot() }),
    ],
    fetch: () => new Response("not found", { status: 404 }),
  });
  await server.ready();
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("response", (response) => {
      if (response.url().startsWith(server.url) && !response.ok()) errors.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(new URL("/tests/runtimes/page.html", server.url).href);
    await page.waitForFunction(() => "execute" in globalThis, undefined, { timeout: 10_000 }).catch((error) => errors.push(String(error)));
    if (errors.length > 0) return [{ name: "the page loads", error: errors.join("\n") }];
    const results = await page.evaluate((address) => globalThis.execute(address), control);
    results.push({ name: "no error in the page", error: errors.length > 0 ? errors.join("\n") : undefined });
    return results;
  } finally {
    await browser.close();
    await server.close(true);
  }
}
