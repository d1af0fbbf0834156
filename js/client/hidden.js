// State of the classes that callers store. Private fields are lost behind a Proxy, which stores such as Vue's and valtio's
// wrap objects in; a frozen object under a symbol is reached through it, is not wrapped in turn, and no clone copies it.

const HIDDEN = Symbol("attio-wasm.state");

/**
 * @template {object} T
 * @param {object} owner
 * @param {T} state
 */
export const hide = (owner, state) => {
  // Configurable and writable: otherwise a Proxy must hand on this very value, and some cannot.
  Object.defineProperty(owner, HIDDEN, { value: Object.freeze(state), configurable: true, writable: true });
};

/** The state that was hidden. @param {any} owner */
export const hidden = (owner) => owner[HIDDEN];
