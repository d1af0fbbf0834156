// The entry for Node, Deno, Bun, browsers and bundlers: the WebAssembly is inside, as text.
//
// Reading a file beside this one needs a permission in Deno, breaks under some bundlers and under
// server-side rendering; bytes in the module work everywhere. They are compiled synchronously (some
// 3 ms), so there is no init call and no top-level await, and `require()` of this module works too.
import { load } from "../js/client/client.js";
import { compile } from "../js/client/compile.js";
import bytes from "../js/glue/attio.wasm.text.js";

load(compile(bytes), () => import("./rows/index.js"));

// By name, so that what only the WebAssembly calls stays private.
export { AttioClient, AttioError, Page, PagePromise } from "../js/client/client.js";
