// A Worker in workerd, through Miniflare.
import { Miniflare } from "miniflare";

/**
 * @param {string} code an ES module without further modules
 * @param {Map<string, Uint8Array>} wasm the .wasm files that it imports as `./name`
 * @param {(worker: Miniflare) => Promise<T>} use
 * @param {Record<string, string>} [bindings] the Worker's `env`
 * @returns {Promise<T>}
 * @template T
 */
export async function withWorker(code, wasm, use, bindings = {}) {
  const worker = new Miniflare({
    compatibilityDate: "2026-04-01",
    bindings,
    modules: [
      { type: "ESModule", path: "worker.mjs", contents: code },
      ...[...wasm].map(([path, contents]) => ({ type: "CompiledWasm", path, contents })),
    ],
  });
  try {
    return await use(worker);
  } finally {
    await worker.dispose();
  }
}
