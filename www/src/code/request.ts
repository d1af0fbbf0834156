import type { RecordQuery } from "attio-wasm";

/** What the code to copy is about. */
export interface CodeRequest {
  readonly object: string;
  readonly query: RecordQuery;
  readonly connection: string | undefined;
  /** Of the visitor's own proxy; `undefined` for the gateway itself, which needs a key. */
  readonly baseUrl: string | undefined;
}
