// Runs the suite inside a runtime.
import { assert } from "chai";
import * as webhooks from "attio-wasm/webhooks";
import { suite as handling } from "./suite/handling.mjs";
import { suite as signatures } from "./suite/signatures.mjs";

/** @param {string} control the address with the signed bodies */
export async function execute(control) {
  const results = [];
  for (const [name, test] of Object.entries({ ...signatures, ...handling })) {
    let timer;
    const limit = new Promise((_, reject) => (timer = setTimeout(reject, 30_000, new Error("not settled after 30 s"))));
    try {
      await Promise.race([test({ ...webhooks, assert, control }), limit]);
      results.push({ name });
    } catch (error) {
      results.push({ name, error: String(error?.stack ?? error) });
    } finally {
      clearTimeout(timer);
    }
  }
  return results;
}
