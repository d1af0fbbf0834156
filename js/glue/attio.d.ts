// The exports of the client's glue (`attio.js`, written by the build) that the package's own modules use.
// Its public definitions are in `client.d.ts`, written by the build from the Rust types.

export const imports: WebAssembly.Imports;
export function start(exports: WebAssembly.Exports): void;
export function __wbg_set_wasm(exports: object): void;

/** A line a resource: its name, and its verbs, those of lists with a `*`. */
export function table(): string;
/** The path of an operation as documented, its parameters unfilled; empty for raw requests. */
export function template(operation: number): string;
/** Whether a page that was asked for `limit` items and has `received` is the last of its list. */
export function isLastPage(operation: number, limit: number, received: number): boolean;

export class AttioClient {
  /** The call of a method, by the indexes of its resource and of itself; throws what is wrong with the arguments. */
  prepare(resource: number, method: number, ...args: unknown[]): any;
  prepareRaw(request: unknown, options: unknown): any;
  /** A promise of how the next step of a call ends, or undefined when the call has ended. */
  resume(call: object, operation: number, how: number, status: number, maxRetries: number, patient: boolean, turnTimeoutMs: number | undefined, ...attempts: number[]): any;
  /** Nothing will ask for this client any more. */
  isIdle(): boolean;
  request(...args: unknown[]): unknown;
  withConnection(id: string): AttioClient;
  free(): void;
  [Symbol.dispose](): void;
}
