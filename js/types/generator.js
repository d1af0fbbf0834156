// Calls the generator in Rust (`types/src`): text in, text out.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {WebAssembly.Module} module
 */
export function bindGenerator(module) {
  /** @type {any} the exports of the instance that is in use */
  let wasm;

  /** @param {"declare" | "differences"} name @param {unknown} input @returns {string} */
  function call(name, input) {
    const bytes = encoder.encode(JSON.stringify(input, wellFormed));
    try {
      wasm ??= new WebAssembly.Instance(module).exports;
      const address = wasm.reserve(bytes.length);
      new Uint8Array(wasm.memory.buffer, address, bytes.length).set(bytes);
      const length = wasm[name](bytes.length);
      return decoder.decode(new Uint8Array(wasm.memory.buffer, wasm.output(), length));
    } catch (error) {
      // An instance that trapped is in an undefined state and is not reused.
      wasm = undefined;
      throw error;
    }
  }

  return {
    /** @param {import("./read.js").Workspace} workspace */
    declare: (workspace) => call("declare", workspace),
    /**
     * @param {string} before @param {string} after
     * @param {{ objects?: readonly string[], lists?: readonly string[] }} scope
     * @returns {import("../../pkg-template/types/index.js").TypesDifference[] | null}
     */
    differences: (before, after, scope) => JSON.parse(call("differences", { before, after, scope })),
  };
}

/** Rust cannot represent half of a surrogate pair: `TextEncoder` replaces it by U+FFFD. */
const wellFormed = (_key, value) => (typeof value === "string" ? decoder.decode(encoder.encode(value)) : value);
