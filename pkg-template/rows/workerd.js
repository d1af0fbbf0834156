// Rows, exports and bulk on Cloudflare Workers; see ../workerd.js.
import module from "../../js/glue/rows.wasm";
import { use } from "../../js/rows/scanner.js";

use(module);

export * from "../../js/rows/methods.js";
