// The entry for Vercel's edge runtime (also under Next): as on Workers bytes may not be compiled,
// and the suffix `?module` is what makes its toolchain give the compiled module.
import { load } from "./client.js";
import module from "./attio.wasm?module";

load(module, () => import("./rows/edge-light.js"));

export { AttioClient, AttioError, Page, PagePromise } from "./client.js";
