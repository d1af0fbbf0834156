// The sync with its WebAssembly inside the module; see ../index.js for the reason.
import { compile } from "../../js/client/compile.js";
import { instantiate } from "../../js/client/instantiate.js";
import bytes from "../../js/glue/sync.wasm.text.js";
import * as glue from "../../js/glue/sync.js";
import { bindSync } from "../../js/sync/sync.js";
import "../rows/index.js";

instantiate(compile(bytes), glue.imports, glue.start);

export const createSync = bindSync(glue);
export { d1Store } from "../../js/sync/d1-store.js";
export { postgresStore } from "../../js/sync/postgres-store.js";
export { sqliteStore } from "../../js/sync/sqlite-store.js";
