// The entry for pages that count bytes: the .wasm is a file of its own, a quarter smaller than
// inlined, cached separately and compiled while it arrives. The price is one `await init()`.
import { __wbg_set_wasm, imports } from "../js/glue/attio.js";
import { forbidden } from "../js/client/compile.js";
import { notYet } from "../js/client/instantiate.js";
import { load } from "../js/client/client.js";

notYet(imports, __wbg_set_wasm, 'call and await init() from "attio-wasm/slim" before anything else');

/** @type {Promise<void> | undefined} */
let ready;

/**
 * Loads the WebAssembly, once: later calls give the first call's promise. After a failure the
 * next call tries again.
 *
 * @param {Parameters<typeof import("./slim.js").init>[0]} [source]
 * @returns {Promise<void>}
 */
export function init(source = new URL("./attio.wasm", import.meta.url)) {
  ready ??= compile(source).then((module) => load(module, () => import("./rows/index.js"))).catch((error) => {
    ready = undefined;
    throw forbidden(error);
  });
  return ready;
}

/**
 * @param {any} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(source) {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (ArrayBuffer.isView(given) || given instanceof ArrayBuffer) {
    return WebAssembly.compile(/** @type {BufferSource} */ (given));
  }
  const response = given instanceof Response ? given : await fetch(given);
  if (!response.ok) throw new Error(`attio-wasm: ${response.url} answered ${response.status}`);
  // Compiling while it arrives needs the right type; a server that does not know .wasm is fine too.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

export { AttioClient, AttioError, Page, PagePromise } from "../js/client/client.js";
