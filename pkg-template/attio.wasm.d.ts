/** Its type depends on the toolchain: the compiled module on Workers, a URL with Vite's `?url`. */
declare const wasm: any;
export default wasm;
