// The exports of the client's glue (`attio.js`, written by the build) that the package's own modules use.
// Its public definitions are in `client.d.ts`, written by the build from the Rust types.

export const imports: WebAssembly.Imports;
export function start(exports: WebAssembly.Exports): void;
export function __wbg_set_wasm(exports: object): void;

/** The operations: `TABLE` in src/api/listing.rs. */
export function table(): string;
/** A base URL without trailing slashes. Throws the reason where it is refused, as text; so do the next two. */
export function baseUrl(url: string): string;
export function checkRawPath(path: string): void;
/** A path parameter, percent-encoded. */
export function encodeSegment(text: string): string;
/** Whether a page that was asked for `limit` items and has `received` is the last of its list, whose documented sizes are given. */
export function isLastPage(defaultSize: number, maxSize: number, limit: number, received: number): boolean;

export class Transport {
  constructor(gateway: boolean, asksKey: boolean, hasLimiter: boolean, requestsPerSecond: number, maxRetryDelayMs: number);
  /** The next step of a call, by its number in js/client/wire.js. */
  resume(
    call: object,
    traits: number,
    how: number,
    status: number,
    maxRetries: number,
    patient: boolean,
    turnTimeoutMs: number,
    now: number,
    clockMs: number,
    random: number,
    bits: number,
    retries: number,
    turn: number,
    refusedAt: number,
    queuedAt: number,
  ): number;
  free(): void;
}
