// The entry for Vercel's edge runtime (also under Next): as on Workers bytes may not be compiled,
// and the suffix `?module` is what makes its toolchain give the compiled module.
import { load } from "../js/client/client.js";
import module from "../js/glue/attio.wasm?module";

load(module, () => import("./rows/edge-light.js"));

export { AttioClient, AttioError, Page, PagePromise } from "../js/client/client.js";
