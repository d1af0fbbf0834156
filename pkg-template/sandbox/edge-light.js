// The sandbox on Vercel's edge runtime; see ../edge-light.js.
import { instantiate } from "../instantiate.js";
import module from "./sandbox.wasm?module";
import * as glue from "./sandbox_bg.js";
import { bindSandbox } from "./sandbox.js";

instantiate(module, glue.imports, glue.start);

export const createSandbox = bindSandbox(glue);
