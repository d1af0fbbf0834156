// The generator of types on Vercel's edge runtime; see ../edge-light.js.
import module from "../../js/glue/types.wasm?module";
import { bindTypes } from "../../js/types/types.js";

export const { generateTypes, compareTypes } = bindTypes(module);
