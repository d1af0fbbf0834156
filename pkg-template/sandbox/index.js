// The sandbox where bytes may be compiled; see ../index.js for why they are inside.
import { instantiate } from "../../js/client/instantiate.js";
import { compile } from "../../js/client/compile.js";
import bytes from "../../js/glue/sandbox.wasm.text.js";
import * as glue from "../../js/glue/sandbox.js";
import { bindSandbox } from "../../js/sandbox/sandbox.js";

instantiate(compile(bytes), glue.imports, glue.start);

export const createSandbox = bindSandbox(glue);
export { toLoopback } from "../../js/sandbox/loopback.js";
