// Instantiation of the compiled module, the same for every entry.

/** Glue modules that have their WebAssembly: a program that mixes entries shares one instance. */
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
 * Installs exports that throw an error with advice, until the WebAssembly is loaded.
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
