// Rows, exports and bulk writes of `records` and `entries`. Only their names are here; the implementation is loaded
// on first use.
import { createError } from "../client/error.js";
import { PagePromise } from "../client/page.js";
import { blame, blamed, blaming, remembered } from "../client/stack.js";

/** @type {() => Promise<any>} gives `methods.js`, bound to its WebAssembly; each entry has its own way */
let load;
/** @type {any} the loaded implementation: importing it again takes longer than a call */
let methods;

/** @param {() => Promise<any>} loader */
export const loadRowsBy = (loader) => (load = loader);

/** Called by the entry `attio-wasm/rows`, which has the implementation loaded. @param {any} all */
export const provideRows = (all) => (methods = all);

/** Loads the implementation once; after a failure the next call tries again. */
const loaded = async () => {
  try {
    return (methods ??= await load());
  } catch (cause) {
    const message = 'attio-wasm: rows.wasm and the script around it could not be loaded. Deploy them with the app, or import "attio-wasm/rows" beside the client.';
    throw createError("configuration", "client", message, { cause });
  }
};

/** The kind of each method's result: a list, a stream, or a promise. */
const methodKinds = {
  rows: "list",
  exportCsv: "stream",
  exportNdjson: "stream",
  createMany: "promise",
  updateMany: "promise",
  upsertMany: "promise",
  deleteMany: "promise",
  metadata: "promise",
};

/**
 * The list in stable order that a query's options ask for.
 *
 * @param {any} client
 * @param {string} resource its name
 * @param {any[]} args of `query`: target, query, options
 */
export function stableQuery(client, resource, args) {
  try {
    const { stable, after } = args[2] ?? {};
    if (stable === undefined && after === undefined) return;
  } catch {
    return; // Refused where the options are read.
  }
  return listOf(async () => (await loaded()).queryStable(client, resource, ...args));
}

/**
 * A list whose source is made when it is first used.
 *
 * @param {() => Promise<any>} begin
 * @param {string[]} [methods] further methods of the list
 */
function listOf(begin, methods = []) {
  let made;
  const make = () => (made ??= begin());
  const ask = async (method, args) => (await make())[method](...args);
  const list = new PagePromise({ load: (...args) => blamed(ask("load", args)) });
  for (const name of methods) list[name] = (...args) => blamed(ask(name, args));
  return Object.assign(list, {
    pages() {
      return blaming(pagesOf(/** @type {any} */ (this), make));
    },
  });
}

/** @param {any} client @param {string} resource its name */
export const beyond = (client, resource) =>
  Object.fromEntries(
    Object.entries(methodKinds).map(([verb, kind]) => {
      const called = (...args) => {
        const begin = async () => (await loaded())[verb](client, resource, ...args);
        if (kind === "list") return listOf(begin, ["toColumns"]);
        if (kind === "promise") return finished(begin());
        let made;
        let source;
        const ask = async (method, args) => (source = await (made ??= begin()))[method](...args);
        const blameCaller = remembered(called);
        const askBlamed = (method) => (...args) =>
          ask(method, args).catch((error) => {
            throw blameCaller(error);
          });
        // `highWaterMark: 0`: no prefetch, and no buffered rows that an error would lose.
        const stream = new ReadableStream({ pull: askBlamed("pull"), cancel: askBlamed("cancel") }, { highWaterMark: 0 });
        return Object.defineProperty(stream, "after", { get: () => source?.after });
      };
      return [verb, called];
    }),
  );

/**
 * The result of a bulk write, whose errors have the stack of the code that awaits it, as its own rejection does. @param
 * {Promise<any>} promise
 */
async function finished(promise) {
  try {
    const result = await promise;
    for (const { error } of result.results ?? []) blame(error, finished);
    return result;
  } catch (error) {
    throw blame(error, finished);
  }
}

/** @param {PagePromise} list @param {() => Promise<any>} make */
async function* pagesOf(list, make) {
  yield* (await make()).pages(list);
}
