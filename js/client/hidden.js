// Hidden state of classes that callers put into stores. Private fields are lost behind a Proxy, and stores such as Vue's
// and valtio's wrap objects in one. A frozen object under a symbol stays reachable through the Proxy, is not wrapped
// itself, and is not copied by clones.

const HIDDEN = Symbol("attio-wasm.state");

/**
 * @template {object} T
 * @param {object} owner
 * @param {T} state
 */
export const hide = (owner, state) => {
  // Configurable and writable: otherwise a Proxy would have to return this very value, and some cannot.
  Object.defineProperty(owner, HIDDEN, { value: Object.freeze(state), configurable: true, writable: true });
};

/** The hidden state of an object. @param {any} owner */
export const hidden = (owner) => owner[HIDDEN];
