// The built dashboard in front of a sandbox that replaces Maton: over HTTP, with a key, with webhooks.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AttioClient } from "attio-wasm";
import { createSandbox, toLoopback } from "attio-wasm/sandbox";
import { build } from "vite";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "../loopback.mjs";

/** Must only be sent to the sandbox. */
export const KEY = "sk-canary-dashboard-7f31";

const folder = inRoot("examples", "dashboard");
const configFile = join(folder, "vite.config.ts");

/** Builds page and server, with the server's parts in separate files, so that a test can start it. */
export async function buildDashboard() {
  mkdirSync(join(folder, "dist"), { recursive: true });
  await build({ configFile, logLevel: "error" });
  const server = join(folder, "dist", "test-server");
  await build({ configFile, logLevel: "error", build: { ssr: join(folder, "server", "start.ts"), outDir: server } });
  const { startDashboard } = await import(pathToFileURL(join(server, "start.js")).href);
  return startDashboard;
}

/**
 * A dashboard on a sandbox, both for one test alone.
 * @param {Function} startDashboard
 * @param {object} [options] of the sandbox; `isTold: false`: without a public address, so that it gets no webhooks
 */
export async function serve(startDashboard, { isTold = true, ...options } = {}) {
  let deliver = () => new Response(null, { status: 503 });
  const sandbox = createSandbox({ keys: [KEY], ...options, webhooks: { deliver: (request) => deliver(request) } });
  const maton = await listen((request) => sandbox.fetch(request));
  const dashboard = await startDashboard({
    page: join(folder, "dist", "page"),
    port: 0,
    apiKey: KEY,
    baseUrl: maton.address,
    publicUrl: isTold ? "https://dashboard.example.com" : undefined,
  });
  deliver = toLoopback(new URL(dashboard.url).origin);
  return {
    ...dashboard,
    sandbox,
    /** Another person who works in Attio. */
    attio: new AttioClient({ apiKey: KEY, fetch: sandbox.fetch, requestsPerSecond: null }),
    async close() {
      await dashboard.close();
      await maton.close();
    },
  };
}
