// The client as every entry exports it: the class from the WebAssembly, its resources named at run
// time from the table in Rust, so that none of the hundred methods is an export of its own.
import { AttioClient, imports, start, table } from "../glue/attio.js";
import { disposedError } from "./call.js";
import { beyondConnections } from "./connections.js";
import { instantiate } from "./instantiate.js";
import { PagePromise, pagerOf, refused } from "./page.js";
import { beyond, loadRowsBy } from "../rows/lazy.js";
import { blame } from "./stack.js";
import { drive } from "./task.js";

/**
 * Takes the compiled module into use.
 *
 * @param {WebAssembly.Module} module
 * @param {() => Promise<any>} rows imports what reads rows, in the way of the entry
 */
export function load(module, rows) {
  instantiate(module, imports, (exports) => {
    start(exports);
    loadRowsBy(rows);
    nameResources();
  });
}

/** Clients that were disposed of, and whose last call may still be on its way. @type {WeakSet<AttioClient>} */
const disposed = new WeakSet();

/**
 * Runs a method: Rust prepares its call, `drive` sends it.
 *
 * @param {any} client
 * @param {boolean} isList it gives a `PagePromise`
 * @param {() => any} prepare
 * @param {Function} method what the caller called
 * @returns {any}
 */
function run(client, isList, prepare, method) {
  try {
    if (disposed.has(client)) throw disposedError();
    const call = prepare();
    return isList ? new PagePromise(pagerOf(client, call)) : drive(client, call);
  } catch (cause) {
    const error = blame(cause, method);
    return isList ? refused(error) : Promise.reject(error);
  }
}

function nameResources() {
  const { free, withConnection } = AttioClient.prototype;
  AttioClient.prototype.free = AttioClient.prototype[Symbol.dispose] = function () {
    if (disposed.has(this)) return;
    disposed.add(this);
    // Calls in flight and lists that may continue still need the Rust side: its finaliser frees it.
    if (this.isIdle()) free.call(this);
  };
  /** @param {unknown} request @param {unknown} [options] @returns {any} */
  AttioClient.prototype.request = function (request, options) {
    return run(this, false, () => this.prepareRaw(request, options), AttioClient.prototype.request);
  };
  AttioClient.prototype.withConnection = function (id) {
    if (disposed.has(this)) throw disposedError();
    return withConnection.call(this, id);
  };
  // A line a resource: its name and its verbs, those of lists with a "*". The one without a name is the client itself.
  table().split("\n").forEach((line, resource) => {
    const [name, ...verbs] = line.split(" ");
    /** @param {any} client @returns {any} */
    const methods = (client) =>
      Object.fromEntries(
        verbs.map((verb, method) => {
          const isList = verb.endsWith("*");
          const called = (...args) => run(client, isList, () => client.prepare(resource, method, ...args), called);
          return [isList ? verb.slice(0, -1) : verb, called];
        }),
      );
    if (!name) {
      for (const verb of verbs) {
        AttioClient.prototype[verb] = function (...args) {
          return methods(this)[verb](...args);
        };
      }
      return;
    }
    Object.defineProperty(AttioClient.prototype, name, {
      configurable: true,
      get() {
        const operations = methods(this);
        const more = /^(records|entries)$/.test(name) ? beyond(this, name) : name === "connections" && beyondConnections(operations);
        const value = Object.freeze({ ...operations, ...more });
        // From now on a plain property: `attio.records === attio.records`.
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  });
}

export { AttioClient } from "../glue/attio.js";
export { AttioError } from "./error.js";
export { Page, PagePromise } from "./page.js";
