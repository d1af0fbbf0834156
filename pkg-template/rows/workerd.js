// Rows, exports and bulk on Cloudflare Workers; see ../workerd.js.
import module from "./rows.wasm";
import { use } from "./scanner.js";

use(module);

export * from "./methods.js";
