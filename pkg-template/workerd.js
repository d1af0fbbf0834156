// The entry for Cloudflare Workers, which may not compile WebAssembly from bytes: there the import
// of a .wasm file gives the compiled module.
import { load } from "./client.js";
import module from "./attio.wasm";

load(module, () => import("./rows/workerd.js"));

export { AttioClient, AttioError, Page, PagePromise } from "./client.js";
