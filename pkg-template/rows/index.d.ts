/**
 * Rows, exports, bulk writes and metadata, which the client otherwise loads on first use. Importing this as well
 * loads them at once, for places that cannot load files later: a service worker, an inlined worker.
 *
 * @example
 * import { AttioClient } from "attio-wasm";
 * import "attio-wasm/rows";
 */
export {};
