// The sandbox where bytes may be compiled; see ../index.js for why they are inside.
import { instantiate } from "../instantiate.js";
import { decodeBase64 } from "../base64.js";
import bytes from "./sandbox.wasm.base64.js";
import * as glue from "./sandbox_bg.js";
import { bindSandbox } from "./sandbox.js";

instantiate(new WebAssembly.Module(decodeBase64(bytes)), glue.imports, glue.start);

export const createSandbox = bindSandbox(glue);
