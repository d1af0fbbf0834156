// The sandbox with its WebAssembly inside the module; see ../index.js for the reason.
import { instantiate } from "../../js/client/instantiate.js";
import { compile } from "../../js/client/compile.js";
import bytes from "../../js/glue/sandbox.wasm.text.js";
import * as glue from "../../js/glue/sandbox.js";
import { bindSandbox } from "../../js/sandbox/sandbox.js";

instantiate(compile(bytes), glue.imports, glue.start);

export const createSandbox = bindSandbox(glue);
export { toLoopback } from "../../js/sandbox/loopback.js";
