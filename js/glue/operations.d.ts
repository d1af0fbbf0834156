/** The operations, written by the build from `docs/operations.json`: `[call, method, path, effect]` each. */
declare const operations: [call: string, method: string, path: string, effect: string][];
export default operations;
