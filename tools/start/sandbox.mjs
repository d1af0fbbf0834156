// The sandbox as a server on loopback: the API below /api/attio, the demo page everywhere else, so that a
// page reaches both from one origin.
import { createSandbox } from "attio-wasm/sandbox";
import { serve } from "srvx/node";
import { staticMiddleware } from "srvx/static";
import { inRoot } from "../paths.mjs";

export const API = "/api/attio";

/** The port that is tried first, so that the page's address is the same the next time. */
const PORT = 4173;

/** Where the demo page is built. */
export const page = inRoot("www", "dist");

export async function startSandbox() {
  let sandbox;

  function handle(request) {
    const url = new URL(request.url);
    if (url.pathname !== API && !url.pathname.startsWith(`${API}/`)) return new Response("There is nothing here.\n", { status: 404 });
    url.pathname = url.pathname.slice(API.length);
    const inside = new Request(url, request);
    // The page has no key; here, as behind any proxy, it is the server that adds it.
    if (!inside.headers.has("authorization")) inside.headers.set("authorization", "Bearer of-the-server");
    return sandbox.fetch(inside);
  }

  const server = await listen(handle, PORT).catch(() => listen(handle, 0));
  const address = server.url.replace(/\/$/, "");
  // Without a connection: the tour makes one.
  sandbox = createSandbox({ connections: "none", consentUrl: `${address}${API}/connect` });
  return { address, baseUrl: `${address}${API}`, close: () => server.close(true) };
}

async function listen(fetch, port) {
  const server = serve({
    fetch,
    middleware: [staticMiddleware({ dir: page })],
    hostname: "127.0.0.1",
    port,
    silent: true,
    gracefulShutdown: false,
  });
  await server.ready();
  return server;
}
