// Rows, exports and bulk where bytes may be compiled; see ../index.js for why they are inside.
import { decodeBase64 } from "../base64.js";
import bytes from "./rows.wasm.base64.js";
import { use } from "./scanner.js";

use(new WebAssembly.Module(decodeBase64(bytes)));

export * from "./methods.js";
