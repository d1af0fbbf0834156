// The entry for pages with a loading budget: the .wasm is a separate file, cached separately and compiled while it
// arrives. In return `await init()` must be called once.
import { __wbg_set_wasm, imports } from "../js/glue/attio.js";
import { notYet } from "../js/client/instantiate.js";
import { load } from "../js/client/client.js";
import { compileFrom } from "../js/client/source.js";

notYet(imports, __wbg_set_wasm, 'call and await init() from "attio-wasm/slim" before anything else');

/** @type {Promise<void> | undefined} */
let ready;

/**
 * Loads the WebAssembly once: later calls return the first call's promise. After a failure the next call tries again.
 *
 * @param {Parameters<typeof import("./slim.js").init>[0]} [source]
 * @returns {Promise<void>}
 */
export function init(source = new URL("./attio.wasm", import.meta.url)) {
  ready ??= compileFrom(source).then((module) => load(module, () => import("./rows/index.js"))).catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

export { AttioClient, AttioError, Page, PagePromise } from "../js/client/client.js";
