// The sandbox for pages and workers: the .wasm is a separate file, cached separately and compiled while it arrives.
// In return `await init()` must be called once; see ../slim.js.
import { instantiate, notYet } from "../../js/client/instantiate.js";
import { compileFrom } from "../../js/client/source.js";
import * as glue from "../../js/glue/sandbox.js";
import { bindSandbox } from "../../js/sandbox/sandbox.js";

notYet(glue.imports, glue.__wbg_set_wasm, 'call and await init() from "attio-wasm/sandbox/slim" before anything else');

/** @type {Promise<void> | undefined} */
let ready;

/**
 * Loads the WebAssembly once: later calls return the first call's promise. After a failure the next call tries again.
 *
 * @param {Parameters<typeof import("./slim.js").init>[0]} [source]
 * @returns {Promise<void>}
 */
export function init(source = new URL("./sandbox.wasm", import.meta.url)) {
  ready ??= compileFrom(source)
    .then((module) => instantiate(module, glue.imports, glue.start))
    .catch((error) => {
      ready = undefined;
      throw error;
    });
  return ready;
}

export const createSandbox = bindSandbox(glue);
