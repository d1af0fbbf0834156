// @ts-check
// What every entry does once it has a compiled module.

/** Glue that has its WebAssembly: entries can be mixed in one program and then share one instance. */
const loaded = new WeakSet();

/**
 * @param {WebAssembly.Module} module
 * @param {string} importName the module name under which the WebAssembly imports its glue
 * @param {any} glue what wasm-bindgen generated
 */
export function instantiate(module, importName, glue) {
  if (loaded.has(glue)) return;
  const { exports } = new WebAssembly.Instance(module, { [importName]: glue });
  glue.__wbg_set_wasm(exports);
  /** @type {any} */ (exports).__wbindgen_start();
  loaded.add(glue);
}

/**
 * Until the WebAssembly is there, a call that comes too early says so.
 *
 * @param {any} glue
 * @param {string} advice
 */
export function notYet(glue, advice) {
  if (loaded.has(glue)) return;
  const early = () => {
    throw new Error(`attio-wasm is not loaded yet: ${advice}`);
  };
  glue.__wbg_set_wasm(new Proxy({}, { get: early }));
}
