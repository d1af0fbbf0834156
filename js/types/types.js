// Functions that every entry of `attio-wasm/types` exports.
import { createError } from "../client/error.js";
import { bindGenerator } from "./generator.js";
import { readWorkspace } from "./read.js";

/** @param {WebAssembly.Module} module of the generator */
export function bindTypes(module) {
  const generator = bindGenerator(module);
  return {
    async generateTypes(attio, options = {}) {
      return generator.declare(await readWorkspace(attio, options));
    },
    compareTypes(before, after, scope = {}) {
      for (const [name, file] of Object.entries({ before, after })) {
        if (typeof file !== "string") throw refused(`${name}: a string was expected, the text of a file.`);
      }
      const differences = generator.differences(before, after, scope);
      if (!differences) throw refused("before, after: one of them is no file that generateTypes wrote, or was changed by hand since.");
      return differences;
    },
  };
}

const refused = (message) => createError("invalid_argument", "client", message, {});
