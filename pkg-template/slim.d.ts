export * from "./index.js";

/** A `WebAssembly.Module`, said so that it compiles without the DOM's types. */
type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer T } } } ? T : never;
/** A `Response`, said likewise. */
type FetchResponse = typeof globalThis extends { Response: { prototype: infer T } } ? T : never;
/** A `URL`, said likewise. */
type Url = typeof globalThis extends { URL: { prototype: infer T } } ? T : never;

type Source = string | Url | FetchResponse | WasmModule | ArrayBuffer | ArrayBufferView;

/**
 * Loads the WebAssembly. Call and await it once, before anything else; later calls give the first
 * call's promise, and after a failure the next call tries again.
 *
 * @param source where it is: an address, a response, the bytes or a compiled module, or a promise of
 * one. Without it, `attio.wasm` beside this file is fetched (bundlers put it in place); in Node, whose
 * `fetch` does not read files, pass the bytes, or import `attio-wasm`, which has them inside.
 *
 * @example
 * import { AttioClient, init } from "attio-wasm/slim";
 *
 * await init();
 * const attio = new AttioClient({ baseUrl: "/api/attio" });
 */
export function init(source?: Source | Promise<Source>): Promise<void>;
