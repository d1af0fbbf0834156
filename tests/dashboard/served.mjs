// The dashboard as it is built, in front of a sandbox that stands in for Maton: over HTTP, by key, with webhooks.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AttioClient } from "attio-wasm";
import { createSandbox, toLoopback } from "attio-wasm/sandbox";
import { build } from "vite";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "../loopback.mjs";

/** Must be seen nowhere but at the sandbox's door. */
export const KEY = "sk-canary-dashboard-7f31";

const folder = inRoot("examples", "dashboard");
const configFile = join(folder, "vite.config.ts");

/** Builds both halves of it, with the server's parts apart, so that a test can start it. */
export async function buildDashboard() {
  mkdirSync(join(folder, "dist"), { recursive: true });
  await build({ configFile, logLevel: "error" });
  const server = join(folder, "dist", "test-server");
  await build({ configFile, logLevel: "error", build: { ssr: join(folder, "server", "start.ts"), outDir: server } });
  const { startDashboard } = await import(pathToFileURL(join(server, "start.js")).href);
  return startDashboard;
}

/**
 * A dashboard of its own on a sandbox of its own.
 * @param {Function} startDashboard
 * @param {object} [options] of the sandbox; `isTold: false`: without a public address, so that nothing tells of changes
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
    /** Somebody else who works in Attio. */
    attio: new AttioClient({ apiKey: KEY, fetch: sandbox.fetch, requestsPerSecond: null }),
    async close() {
      await dashboard.close();
      await maton.close();
    },
  };
}
