// Servers for the tests, on free loopback ports.
import { serve } from "srvx/node";
import { staticMiddleware } from "srvx/static";

/**
 * @param {(request: Request) => Response | Promise<Response>} fetch
 * @returns {Promise<{ address: string, close(): Promise<void> }>} `address` without a trailing slash
 */
export async function listen(fetch, middleware = []) {
  const server = serve({ fetch, middleware, hostname: "127.0.0.1", port: 0, silent: true, gracefulShutdown: false });
  await server.ready();
  return { address: server.url.replace(/\/$/, ""), close: () => server.close(true) };
}

/** Serves a folder, or only those of its paths that `allowed` matches. */
export const serveFolder = (dir, allowed = /^/) =>
  listen(
    () => new Response("not found", { status: 404 }),
    [
      (request, next) => (allowed.test(new URL(request.url).pathname) ? next() : new Response("not served", { status: 404 })),
      staticMiddleware({ dir }),
    ],
  );
