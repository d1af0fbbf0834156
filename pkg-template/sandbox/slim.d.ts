import type { WasmSource } from "../slim.js";

export * from "./index.js";

/**
 * Loads the sandbox's WebAssembly. Call and await it once, before `createSandbox`; later calls return the first
 * call's promise, and after a failure the next call tries again.
 *
 * @param source Default: `sandbox.wasm` beside this file is fetched; Vite and webpack emit it automatically.
 *
 * @example
 * ```ts
 * import { createSandbox, init } from "attio-wasm/sandbox/slim";
 *
 * await init();
 * const sandbox = createSandbox();
 * ```
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;
