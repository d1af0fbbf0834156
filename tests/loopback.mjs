// Servers for the tests, on free loopback ports.
import { createServer } from "node:net";
import { serve } from "srvx/node";
import { staticMiddleware } from "srvx/static";

/** Gives a free port. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/**
 * @param {(request: Request) => Response | Promise<Response>} fetch
 * @returns {Promise<{ address: string, close(): Promise<void> }>} `address` without a trailing slash
 */
export async function listen(fetch, middleware = []) {
  // Node closes idle connections after 5 s, and workerd fails on one that it uses again at that moment.
  const node = { keepAliveTimeout: 120_000 };
  const server = serve({ fetch, middleware, hostname: "127.0.0.1", port: 0, silent: true, gracefulShutdown: false, node });
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
