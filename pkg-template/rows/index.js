// Rows, exports and bulk where bytes may be compiled; see ../index.js for why they are inside.
import { decodeBase64 } from "../../js/client/base64.js";
import bytes from "../../js/glue/rows.wasm.base64.js";
import { use } from "../../js/rows/scanner.js";

use(new WebAssembly.Module(decodeBase64(bytes)));

export * from "../../js/rows/methods.js";
