// Instantiation of the compiled module, the same for every entry.

/** Glue that has its WebAssembly: entries can be mixed in one program and then share one instance. */
const loaded = new WeakSet();

/**
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Imports} imports the glue's
 * @param {(exports: WebAssembly.Exports) => void} start the glue's
 */
export function instantiate(module, imports, start) {
  if (loaded.has(imports)) return;
  start(new WebAssembly.Instance(module, imports).exports);
  loaded.add(imports);
}

/**
 * Until the WebAssembly is there, a call that comes too early says so.
 *
 * @param {WebAssembly.Imports} imports the glue's
 * @param {(exports: object) => void} setExports the glue's
 * @param {string} advice
 */
export function notYet(imports, setExports, advice) {
  if (loaded.has(imports)) return;
  const early = () => {
    throw new Error(`attio-wasm is not loaded yet: ${advice}`);
  };
  setExports(new Proxy({}, { get: early }));
}
