// Rows, exports and bulk on Vercel's edge runtime; see ../edge-light.js.
import module from "../../js/glue/rows.wasm?module";
import { use } from "../../js/rows/scanner.js";

use(module);

export * from "../../js/rows/methods.js";
