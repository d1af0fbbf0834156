// Rows, exports and bulk on Vercel's edge runtime; see ../edge-light.js.
import module from "./rows.wasm?module";
import { use } from "./scanner.js";

use(module);

export * from "./methods.js";
