// The generator of types for runtimes that must not compile bytes; see ../edge.js.
import module from "../../js/glue/types.wasm?module";
import { bindTypes } from "../../js/types/types.js";

export const { generateTypes, compareTypes } = bindTypes(module);
