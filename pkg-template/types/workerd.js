// The generator of types on Cloudflare Workers; see ../workerd.js.
import module from "../../js/glue/types.wasm";
import { bindTypes } from "../../js/types/types.js";

export const { generateTypes, compareTypes } = bindTypes(module);
