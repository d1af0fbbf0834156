// The generator of types where bytes may be compiled; see ../index.js for why they are inside.
import { compile } from "../../js/client/compile.js";
import bytes from "../../js/glue/types.wasm.text.js";
import { bindTypes } from "../../js/types/types.js";

export const { generateTypes, compareTypes } = bindTypes(compile(bytes));
