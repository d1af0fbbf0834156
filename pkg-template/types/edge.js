// The generator of types where bytes may not be compiled; see ../edge.js.
import module from "../../js/glue/types.wasm?module";
import { bindTypes } from "../../js/types/types.js";

export const { generateTypes, compareTypes } = bindTypes(module);
