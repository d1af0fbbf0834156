// The client as every entry exports it. Its resources are named at run time from the table in Rust, so that none of
// the hundred methods is an export of its own.
import { imports, start, Transport } from "../glue/attio.js";
import { disposedError, prepare, prepareRaw } from "./call.js";
import { beyondConnections } from "./connections.js";
import { instantiate } from "./instantiate.js";
import { readTable } from "./operation.js";
import { readOptions } from "./options.js";
import { PagePromise, pagerOf, refused } from "./page.js";
import { beyond, loadRowsBy, stableQuery } from "../rows/lazy.js";
import { blame } from "./stack.js";
import { setState, stateOf } from "./state.js";
import { drive } from "./task.js";
import { checkConnection } from "./values.js";

/** The operations of `request`. @type {() => import("./operation.js").Operation[]} */
let rawRequests;

/** Client for the API. Its definitions are in src/client.d.ts. */
export class AttioClient {
  /** @param {unknown} [options] */
  constructor(options) {
    const settings = readOptions(options);
    const { gateway, ask, limiter, requestsPerSecond, maxRetryDelayMs } = settings;
    begin(this, settings, new Transport(gateway, ask !== undefined, limiter !== undefined, requestsPerSecond ?? -1, maxRetryDelayMs), { clients: 0 });
  }

  get connection() {
    return stateOf(this).settings.connection;
  }

  withConnection(id) {
    const { settings, transport, shared, use } = stateOf(this);
    if (use.disposed) throw disposedError();
    const derived = Object.create(AttioClient.prototype);
    begin(derived, { ...settings, connection: checkConnection(id, settings.gateway) }, transport, shared);
    return derived;
  }

  request(request, options) {
    return run(this, false, ({ settings }) => prepareRaw(settings, rawRequests(), request, options), AttioClient.prototype.request);
  }

  free() {
    const { transport, shared, use } = stateOf(this);
    if (use.disposed) return;
    use.disposed = true;
    // Calls in flight and lists that may continue still need the Rust side: its finaliser frees it.
    if (use.running > 0 || use.hasLists) return;
    shared.clients -= 1;
    if (shared.clients === 0) transport.free();
  }
}

function begin(client, settings, transport, shared) {
  shared.clients += 1;
  setState(client, { settings, transport, shared, use: { running: 0, hasLists: false, disposed: false } });
}

/**
 * Sets the compiled module that the client runs on.
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

/**
 * Runs a method: prepares its call, and has `drive` send it.
 *
 * @param {any} client
 * @param {boolean} isList it gives a `PagePromise`
 * @param {(state: import("./state.js").State) => import("./call.js").Call} prepare
 * @param {Function} method what the caller called
 * @returns {any}
 */
function run(client, isList, prepare, method) {
  try {
    const state = stateOf(client);
    if (state.use.disposed) throw disposedError();
    const call = prepare(state);
    if (!isList) return drive(client, call);
    state.use.hasLists = true;
    return new PagePromise(pagerOf(client, call));
  } catch (cause) {
    const error = blame(cause, method);
    return isList ? refused(error) : Promise.reject(error);
  }
}

function nameResources() {
  const { prototype } = AttioClient;
  if (Symbol.dispose) prototype[Symbol.dispose] = prototype.free;
  for (const [name, operations] of readTable()) {
    const hasRows = /^(records|entries)$/.test(name);
    /** @param {any} client @returns {any} */
    const methods = (client) =>
      Object.fromEntries(
        operations().map((operation) => {
          const isList = operation.pages > 0;
          const called = (...args) =>
            (hasRows && operation.verb === "query" && stableQuery(client, name, args)) || run(client, isList, ({ settings }) => prepare(settings, operation, args), called);
          return [operation.verb, called];
        }),
      );
    if (name === "request") {
      rawRequests = operations;
      continue;
    }
    if (!name) {
      for (const { verb } of operations()) {
        prototype[verb] = function (...args) {
          return methods(this)[verb](...args);
        };
      }
      continue;
    }
    Object.defineProperty(prototype, name, {
      configurable: true,
      get() {
        const own = methods(this);
        const more = hasRows ? beyond(this, name) : name === "connections" && beyondConnections(own);
        const value = Object.freeze({ ...own, ...more });
        // From now on a plain property: `attio.records === attio.records`.
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
}

export { AttioError } from "./error.js";
export { Page, PagePromise } from "./page.js";
