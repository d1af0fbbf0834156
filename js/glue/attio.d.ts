// The exports of the client's glue (`attio.js`, written by the build) that the package's own modules use.
// Its public definitions are in `client.d.ts`, written by the build from the Rust types.

export const imports: WebAssembly.Imports;
export function start(exports: WebAssembly.Exports): void;
export function __wbg_set_wasm(exports: object): void;

/** A line a resource: its name, and its verbs. */
export function table(): string;
/** The promise to wait for, or the result in a list. */
export function resume(task: number, kept: boolean, value?: unknown): PromiseLike<unknown> | [unknown];

export class AttioClient {
  /** 0 once it is disposed of. */
  readonly __wbg_ptr: number;
  invoke(resource: number, method: number, ...args: unknown[]): unknown;
  request(...args: unknown[]): unknown;
  withConnection(id: string): AttioClient;
  free(): void;
  [Symbol.dispose](): void;
}
