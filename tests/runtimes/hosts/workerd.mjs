// workerd through Miniflare, on a bundle like wrangler's: its conditions, and .wasm files left as modules.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { build } from "esbuild";
import { inRoot } from "../../../tools/paths.mjs";
import { withWorker } from "../../workerd.mjs";

/** @returns {Promise<{ code: string, wasm: Map<string, Uint8Array> }>} */
export async function bundleForWorkers(entry) {
  const wasm = new Map();
  const wasmAsModules = {
    name: "wasm-as-modules",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /\.wasm(\?module)?$/ }, async ({ path, pluginData, ...rest }) => {
        if (pluginData === "resolved") return undefined;
        const found = await resolve(path, { ...rest, pluginData: "resolved" });
        const name = basename(found.path);
        wasm.set(name, readFileSync(found.path));
        return { path: `./${name}`, external: true };
      });
    },
  };
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*"],
    plugins: [wasmAsModules],
    write: false,
  });
  return { code: outputFiles[0].text, wasm };
}

export async function runInWorkerd(control, suite = "runtimes") {
  const { code, wasm } = await bundleForWorkers(inRoot("tests", suite, "worker.mjs"));
  return withWorker(code, wasm, async (worker) => {
    const response = await worker.dispatchFetch(`http://worker.test/?control=${encodeURIComponent(control)}`);
    const text = await response.text();
    return response.ok ? JSON.parse(text) : [{ name: "the worker answers", error: text }];
  });
}
