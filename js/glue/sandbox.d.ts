// The exports of the sandbox's glue (`sandbox.js`, written by the build) that the package's own modules use.

export const imports: WebAssembly.Imports;
export function start(exports: WebAssembly.Exports): void;
export function __wbg_set_wasm(exports: object): void;
export const Sandbox: new (options?: unknown, now?: () => number) => any;
