// The generator of types with its WebAssembly inside the module; see ../index.js for the reason.
import { compile } from "../../js/client/compile.js";
import bytes from "../../js/glue/types.wasm.text.js";
import { bindTypes } from "../../js/types/types.js";

export const { generateTypes, compareTypes } = bindTypes(compile(bytes));
