// The WebAssembly that the build writes here, as each kind of runtime imports it.

/** Compiled, on Workers. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

/** Compiled, on Vercel's edge runtime. */
declare module "*.wasm?module" {
  const module: WebAssembly.Module;
  export default module;
}

/** Its bytes as text, for `decode` of js/client/text.js. */
declare module "*.wasm.text.js" {
  const bytes: string;
  export default bytes;
}
