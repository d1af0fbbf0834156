// The entry for Cloudflare Workers and Vercel's edge runtime (also under Next and Nuxt), which may not compile
// WebAssembly from bytes. There the import of a .wasm file gives the compiled module; the suffix `?module` is how
// wrangler, Vite's plugin for Cloudflare, Vercel and Nitro are all told so.
import { load } from "../js/client/client.js";
import module from "../js/glue/attio.wasm?module";

load(module, () => import("./rows/edge.js"));

export { AttioClient, AttioError, Page, PagePromise } from "../js/client/client.js";
