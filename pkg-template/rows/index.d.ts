/**
 * Rows, exports, bulk and metadata, which the client otherwise loads on first use. Importing this beside it has them
 * there from the start, for where nothing can be loaded later: a service worker, a worker that is inlined.
 *
 * @example
 * import { AttioClient } from "attio-wasm";
 * import "attio-wasm/rows";
 */
export {};
