// The sync for runtimes that must not compile bytes; see ../edge.js.
import { instantiate } from "../../js/client/instantiate.js";
import module from "../../js/glue/sync.wasm?module";
import * as glue from "../../js/glue/sync.js";
import { bindSync } from "../../js/sync/sync.js";
import "../rows/edge.js";

instantiate(module, glue.imports, glue.start);

export const createSync = bindSync(glue);
export { d1Store } from "../../js/sync/d1-store.js";
export { postgresStore } from "../../js/sync/postgres-store.js";
export { sqliteStore } from "../../js/sync/sqlite-store.js";
