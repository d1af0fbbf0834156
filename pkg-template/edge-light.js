// @ts-check
// The entry for Vercel's edge runtime (also under Next): as on Workers bytes may not be compiled,
// and the suffix `?module` is what makes its toolchain give the compiled module.
import { instantiate } from "./instantiate.js";
// @ts-ignore: typed by the edge toolchain
import module from "./attio.wasm?module";
import { imports, start } from "./attio_bg.js";

instantiate(module, imports, start);

export { AttioClient } from "./attio_bg.js";
export { AttioError } from "./error.js";
export { Page, PagePromise } from "./page.js";
