// Serves the sandbox on loopback: the API below /api/attio and the demo page everywhere else, so that a page reaches
// both on one origin.
import { createSandbox } from "attio-wasm/sandbox";
import { serve } from "srvx/node";
import { staticMiddleware } from "srvx/static";
import { inRoot } from "../paths.mjs";
import { LOCAL, localProxy } from "./local-proxy.mjs";

export const API = "/api/attio";

/** The preferred port, so that the page's URL usually stays the same. */
const PORT = 4173;

/** Folder of the built demo page. */
export const page = inRoot("www", "dist");

/** @param {{ apiKey?: string, baseUrl?: string, mayWrite?: boolean }} [real] the account that the page may use as well */
export async function startSandbox({ apiKey, baseUrl, mayWrite = false } = {}) {
  let sandbox;
  let hosts = [];
  const local = apiKey ? localProxy({ apiKey, baseUrl, mayWrite, hosts: () => hosts }) : undefined;

  function handle(request) {
    const url = new URL(request.url);
    if (local && url.pathname.startsWith(`${LOCAL}/`)) return local.handle(request);
    if (url.pathname !== API && !url.pathname.startsWith(`${API}/`)) return new Response("There is nothing here.\n", { status: 404 });
    url.pathname = url.pathname.slice(API.length);
    const inside = new Request(url, request);
    // The page has no key: the server adds it, as a proxy does.
    if (!inside.headers.has("authorization")) inside.headers.set("authorization", "Bearer of-the-server");
    return sandbox.fetch(inside);
  }

  const server = await listen(handle, PORT).catch(() => listen(handle, 0));
  const address = server.url.replace(/\/$/, "");
  const { port } = new URL(address);
  hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  // Without a connection: the tour makes one.
  sandbox = createSandbox({ connections: "none", consentUrl: `${address}${API}/connect` });
  return { address, baseUrl: `${address}${API}`, token: local?.token, mayWrite, close: () => server.close(true) };
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
