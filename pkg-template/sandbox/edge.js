// The sandbox for runtimes that must not compile bytes; see ../edge.js.
import { instantiate } from "../../js/client/instantiate.js";
import module from "../../js/glue/sandbox.wasm?module";
import * as glue from "../../js/glue/sandbox.js";
import { bindSandbox } from "../../js/sandbox/sandbox.js";

instantiate(module, glue.imports, glue.start);

export const createSandbox = bindSandbox(glue);
export { toLoopback } from "../../js/sandbox/loopback.js";
