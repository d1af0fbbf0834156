// A page in Chromium without a key, a server that serves it and the proxy, and a sandbox behind the proxy.
import { createProxy } from "attio-wasm/proxy";
import { createSandbox } from "attio-wasm/sandbox";
import { staticMiddleware } from "srvx/static";
import { inRoot } from "../../tools/paths.mjs";
import { ready, withPage } from "../chromium.mjs";
import { listen } from "../loopback.mjs";

const KEY = "sk-canary-proxy";
const folder = staticMiddleware({ dir: inRoot() });

export async function runInChromium() {
  const sandbox = createSandbox({ keys: [KEY] });
  const files = await listen(() => new Response("the file"));
  const behind = await listen((request) =>
    request.url.endsWith("/download") ? new Response(null, { status: 302, headers: { location: `${files.address}/one` } }) : sandbox.fetch(request),
  );
  const proxy = createProxy({
    apiKey: KEY,
    baseUrl: behind.address,
    authorize: (request) => request.headers.get("cookie")?.includes("session=1") ?? false,
    allow: ["tasks.create"],
  });
  const seen = [];
  const served = /^\/(pkg|tests\/proxy)\//;
  const app = await listen(
    async (request) => {
      const response = await proxy(request);
      seen.push(JSON.stringify([...request.headers, ...response.headers]));
      return response;
    },
    [(request, next) => (served.test(new URL(request.url).pathname) ? folder(request, next) : next())],
  );
  const results = [];
  const check = (name, error) => results.push({ name, error: error || undefined });
  try {
    await withPage(`${app.address}/tests/proxy/page.html`, async (page, errors) => {
      await ready(page, errors, "tour");
      const before = await page.evaluate(() => globalThis.tour().catch((error) => error.kind));
      check("a visitor without a session is refused", before === "authentication" ? "" : JSON.stringify(before));
      await page.evaluate(() => (document.cookie = "session=1; path=/"));
      const tour = await page.evaluate(() => globalThis.tour().catch((error) => `${error.stack} ${JSON.stringify(error)}`));
      const expected = { workspace_name: tour.workspace_name, companies: 10, refused: "permission: proxy_not_allowed", task: "string", file: "the file" };
      check("with one a page without a key works", JSON.stringify(tour) === JSON.stringify(expected) && tour.workspace_name ? "" : JSON.stringify(tour));
      check("the key is in nothing that the page sent or got", seen.some((headers) => headers.includes(KEY)) ? seen.join("\n") : "");
    });
  } catch (error) {
    check("the page runs", error.stack);
  } finally {
    await Promise.all([app.close(), behind.close(), files.close()]);
  }
  return results;
}
