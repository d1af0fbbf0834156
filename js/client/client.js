// The client as every entry exports it: the class from the WebAssembly, its resources named at run
// time from the table in Rust, so that none of the hundred methods is an export of its own.
import { AttioClient, imports, start, table } from "../glue/attio.js";
import { createError } from "./error.js";
import { instantiate } from "./instantiate.js";
import { refused } from "./page.js";
import { beyond, loadRowsBy } from "../rows/lazy.js";

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

function nameResources() {
  const { free, request, withConnection } = AttioClient.prototype;
  const disposed = () => createError("configuration", "client", "This client has been disposed of.", {});
  const gone = () => refused(disposed());
  // Twice is no more than once.
  AttioClient.prototype.free = AttioClient.prototype[Symbol.dispose] = function () {
    if (this.__wbg_ptr) free.call(this);
  };
  /** @param {Parameters<typeof request>} args @returns {any} */
  AttioClient.prototype.request = function (...args) {
    return this.__wbg_ptr ? request.apply(this, args) : gone();
  };
  AttioClient.prototype.withConnection = function (id) {
    if (!this.__wbg_ptr) throw disposed();
    return withConnection.call(this, id);
  };
  // A line a resource: its name and its verbs. The one without a name is the client itself.
  table().split("\n").forEach((line, resource) => {
    const [name, ...verbs] = line.split(" ");
    /** @param {any} client */
    const methods = (client) =>
      Object.fromEntries(
        verbs.map((verb, method) => [
          verb,
          (...args) => (client.__wbg_ptr ? client.invoke(resource, method, ...args) : gone()),
        ]),
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
        const more = /^(records|entries)$/.test(name) && beyond(this, name);
        const value = Object.freeze({ ...methods(this), ...more });
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
