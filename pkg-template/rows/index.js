// Rows, exports and bulk writes with their WebAssembly inside the module; see ../index.js for the reason.
import { compile } from "../../js/client/compile.js";
import bytes from "../../js/glue/rows.wasm.text.js";
import { provideRows } from "../../js/rows/lazy.js";
import * as methods from "../../js/rows/methods.js";
import { use } from "../../js/rows/scanner.js";

use(compile(bytes));
provideRows(methods);

export * from "../../js/rows/methods.js";
