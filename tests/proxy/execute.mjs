// Runs the suite inside a runtime.
import { assert } from "chai";
import { AttioClient } from "attio-wasm";
import { createProxy } from "attio-wasm/proxy";
import { createSandbox } from "attio-wasm/sandbox";
import { suite } from "./suite.mjs";

export async function execute() {
  const results = [];
  for (const [name, test] of Object.entries(suite)) {
    let timer;
    const limit = new Promise((_, reject) => (timer = setTimeout(reject, 10_000, new Error("not settled after 10 s"))));
    try {
      await Promise.race([test({ AttioClient, createProxy, createSandbox, assert }), limit]);
      results.push({ name });
    } catch (error) {
      results.push({ name, error: String(error?.stack ?? error) });
    } finally {
      clearTimeout(timer);
    }
  }
  return results;
}
