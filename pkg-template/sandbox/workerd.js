// The sandbox on Cloudflare Workers; see ../workerd.js.
import { instantiate } from "../instantiate.js";
import module from "./sandbox.wasm";
import * as glue from "./sandbox_bg.js";
import { bindSandbox } from "./sandbox.js";

instantiate(module, glue.imports, glue.start);

export const createSandbox = bindSandbox(glue);
