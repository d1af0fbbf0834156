// The entry for Node, Deno, Bun, browsers and bundlers: the WebAssembly is inside the module, as text.
//
// Reading a separate file needs a permission in Deno and breaks under some bundlers and under server-side rendering;
// bytes in the module work everywhere. They are compiled synchronously (about 3 ms), so there is no init call and no
// top-level await, and `require()` of this module works, too.
import { load } from "../js/client/client.js";
import { compile } from "../js/client/compile.js";
import bytes from "../js/glue/attio.wasm.text.js";

load(compile(bytes), () => import("./rows/index.js"));

// Listed by name, so that exports that only the WebAssembly uses stay private.
export { AttioClient, AttioError, Page, PagePromise } from "../js/client/client.js";
