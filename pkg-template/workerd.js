// The entry for Cloudflare Workers, which may not compile WebAssembly from bytes: there the import
// of a .wasm file gives the compiled module.
import { load } from "../js/client/client.js";
import module from "../js/glue/attio.wasm";

load(module, () => import("./rows/workerd.js"));

export { AttioClient, AttioError, Page, PagePromise } from "../js/client/client.js";
