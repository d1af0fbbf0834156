// The entry for Cloudflare Workers and Vercel's edge runtime (also under Next and Nuxt), which must not compile
// WebAssembly from bytes. There the import of a .wasm file is the compiled module; wrangler, Vite's plugin for
// Cloudflare, Vercel and Nitro all recognize the suffix `?module`.
import { load } from "../js/client/client.js";
import module from "../js/glue/attio.wasm?module";

load(module, () => import("./rows/edge.js"));

export { AttioClient, AttioError, Page, PagePromise } from "../js/client/client.js";
