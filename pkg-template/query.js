// Options for query libraries. The client is handed in, so nothing is loaded beside it.
export * from "../js/query/query.js";
export { isStale, keysOf } from "../js/query/stale.js";
