// Rows, exports and bulk writes of `records` and `entries`. Only their names are here,
// the rest is loaded when it is first used.
import { createError } from "../client/error.js";
import { PagePromise } from "../client/page.js";

/** @type {() => Promise<any>} gives `methods.js`, bound to its WebAssembly; each entry has its own way */
let load;
/** @type {any} what was loaded: importing it again takes longer than a call */
let methods;

/** @param {() => Promise<any>} loader */
export const loadRowsBy = (loader) => (load = loader);

/** Called by the entry `attio-wasm/rows`: nothing is left to load. @param {any} all */
export const provideRows = (all) => (methods = all);

/** Loads the rest, once; after a failure the next call tries again. */
const loaded = async () => {
  try {
    return (methods ??= await load());
  } catch (cause) {
    const message = 'attio-wasm: rows.wasm and the script around it could not be loaded. Deploy them with the app, or import "attio-wasm/rows" beside the client.';
    throw createError("configuration", "client", message, { cause });
  }
};

/** @param {any} client @param {string} resource its name */
export const beyond = (client, resource) =>
  Object.fromEntries(
    "rows exportCsv exportNdjson createMany updateMany upsertMany deleteMany metadata".split(" ").map((verb) => [
      verb,
      (...args) => {
        let made;
        const begin = async () => (await loaded())[verb](client, resource, ...args);
        const make = () => (made ??= begin());
        const ask = (method) => (...more) => make().then((it) => it[method](...more));
        if (verb === "rows") {
          return Object.assign(new PagePromise({ load: ask("load") }), {
            toColumns: ask("toColumns"),
            async *pages() {
              yield* (await make()).pages(this);
            },
          });
        }
        // `highWaterMark: 0`: no prefetch, and no buffered rows that an error would lose.
        return verb[0] === "e" ? new ReadableStream({ pull: ask("pull"), cancel: ask("cancel") }, { highWaterMark: 0 }) : make();
      },
    ]),
  );
