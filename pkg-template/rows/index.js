// Rows, exports and bulk where bytes may be compiled; see ../index.js for why they are inside.
import { compile } from "../../js/client/compile.js";
import bytes from "../../js/glue/rows.wasm.text.js";
import { provideRows } from "../../js/rows/lazy.js";
import * as methods from "../../js/rows/methods.js";
import { use } from "../../js/rows/scanner.js";

use(compile(bytes));
provideRows(methods);

export * from "../../js/rows/methods.js";
