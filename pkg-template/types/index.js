// The generator of types where bytes may be compiled; see ../index.js for why they are inside.
import { decodeBase64 } from "../../js/client/base64.js";
import bytes from "../../js/glue/types.wasm.base64.js";
import { bindTypes } from "../../js/types/types.js";

export const { generateTypes, compareTypes } = bindTypes(new WebAssembly.Module(decodeBase64(bytes)));
