// The demo page as it is built and served: alone, and beside a back end at /api/attio as a proxy is.
import { createSandbox } from "attio-wasm/sandbox";
import { staticMiddleware } from "srvx/static";
import { build } from "vite";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "../loopback.mjs";

const API = "/api/attio";

/** Builds the page, and serves it until it is closed. */
export async function serveDemo() {
  await build({ root: inRoot("www"), logLevel: "error" });
  let sandbox;

  function answer(request) {
    const url = new URL(request.url);
    if (url.pathname === "/connect") return sandbox.fetch(request);
    if (!url.pathname.startsWith(`${API}/`)) return new Response("not found", { status: 404 });
    // Adds the key, as a proxy does: the page must not have it.
    if (request.headers.has("authorization")) return new Response("the page sent a key", { status: 418 });
    url.pathname = url.pathname.slice(API.length);
    const headers = new Headers(request.headers);
    headers.set("authorization", "Bearer the-key-of-the-proxy");
    return sandbox.fetch(new Request(url, { method: request.method, headers, body: request.body, duplex: "half" }));
  }

  const server = await listen(answer, [staticMiddleware({ dir: inRoot("www", "dist") })]);
  sandbox = createSandbox({ connections: "none", consentUrl: `${server.address}/connect` });
  /** Each test begins with a back end of its own. */
  const reset = () => sandbox.reset();
  return { ...server, reset };
}
