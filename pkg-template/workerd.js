// @ts-check
// The entry for Cloudflare Workers, which may not compile WebAssembly from bytes: there the import
// of a .wasm file gives the compiled module.
import { instantiate } from "./instantiate.js";
// @ts-ignore: typed by the Worker's toolchain
import module from "./attio.wasm";
import { imports, start } from "./attio_bg.js";

instantiate(module, imports, start);

export { AttioClient } from "./attio_bg.js";
export { AttioError } from "./error.js";
export { Page, PagePromise } from "./page.js";
