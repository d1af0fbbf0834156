import type { HostResponse } from "./index.js";

export * from "./index.js";

/** The platform's `WebAssembly.Module`. */
export type HostWasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer T } } } ? T : never;

/** The platform's `URL`. */
export type HostUrl = typeof globalThis extends { URL: { prototype: infer T } } ? T : never;

/** Source of the WebAssembly: a URL, a response, the bytes, or the compiled module. */
export type WasmSource = string | HostUrl | HostResponse | ArrayBuffer | ArrayBufferView | HostWasmModule;

/**
 * Loads the WebAssembly. Call and await it once, before anything else; later calls return the first call's promise,
 * and after a failure the next call tries again.
 *
 * @param source Default: `attio.wasm` beside this file is fetched; Vite and webpack emit it automatically. Node's
 * `fetch` does not read files: pass the bytes there, or import `attio-wasm`, which contains them.
 *
 * @example
 * ```ts
 * import { AttioClient, init } from "attio-wasm/slim";
 *
 * await init();
 * const attio = new AttioClient({ baseUrl: "/api/attio" });
 * ```
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;
