// Options for query libraries. The client is an argument, so this entry does not load it.
export * from "../js/query/query.js";
export { isStale, keysOf } from "../js/query/stale.js";
