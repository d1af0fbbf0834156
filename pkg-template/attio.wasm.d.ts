/** Its type depends on the toolchain: the compiled module on Workers, an address with Vite's `?url`. */
declare const wasm: any;
export default wasm;
