// Rows, exports and bulk writes for runtimes that must not compile bytes; see ../edge.js.
import module from "../../js/glue/rows.wasm?module";
import { provideRows } from "../../js/rows/lazy.js";
import * as methods from "../../js/rows/methods.js";
import { use } from "../../js/rows/scanner.js";

use(module);
provideRows(methods);

export * from "../../js/rows/methods.js";
