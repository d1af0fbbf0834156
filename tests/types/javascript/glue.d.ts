// What the glue has for the package's own modules, and its definitions do not show to users.

declare module "../../../node_modules/.cache/attio-wasm/modules/attio_bg.js" {
  const imports: WebAssembly.Imports;
  function start(exports: WebAssembly.Exports): void;
  function __wbg_set_wasm(exports: object): void;

  /** A line a resource: its name, and its verbs. */
  function table(): string;
  /** The promise to wait for, or the result in a list. */
  function resume(task: number, kept: boolean, value?: unknown): PromiseLike<unknown> | [unknown];

  interface AttioClient {
    /** 0 once it is disposed of. */
    readonly __wbg_ptr: number;
    invoke(resource: number, method: number, ...args: unknown[]): unknown;
  }
}

declare module "../../../node_modules/.cache/attio-wasm/modules/sandbox/sandbox_bg.js" {
  const imports: WebAssembly.Imports;
  function start(exports: WebAssembly.Exports): void;
}

export {};
