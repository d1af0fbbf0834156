// Runs the suite inside a runtime, without anything specific to it: no test runner, no `node:`.
import { assert } from "chai";
import * as attioWasm from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { sandboxesAt } from "./sandboxes.mjs";
import { suite } from "./suite.mjs";

const LIMIT_MS = 20_000;

/** Small and fast to make; a test that needs more sets its own options. */
const small = { companies: 40, people: 40, deals: 12 };

/** The tests, as functions. @param {string} control the address of server.mjs */
export function testsOn(control) {
  const openSandbox = sandboxesAt(control);
  return Object.entries(suite).map(([name, test]) => ({
    name,
    /** @returns {Promise<{ name: string, error?: string, ms: number }>} */
    async run() {
      const started = Date.now();
      const error = await runOne(test, openSandbox);
      return { name, error, ms: Date.now() - started };
    },
  }));
}

/** @param {string} control the address of server.mjs */
export async function execute(control) {
  const results = [];
  for (const { run } of testsOn(control)) results.push(await run());
  return results;
}

async function runOne(test, openSandbox) {
  const opened = [];
  /** A sandbox for the test alone, and its client; `options` are the client's, `asked` the sandbox's. */
  const open = async (options = {}, asked = {}) => {
    const sandbox = await openSandbox({ ...small, ...asked });
    opened.push(sandbox);
    const attio = new attioWasm.AttioClient({ apiKey: "test-key", baseUrl: sandbox.baseUrl, ...options });
    return { attio, sandbox };
  };
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(reject, LIMIT_MS, new Error(`not settled after ${LIMIT_MS / 1000} s`));
  });
  try {
    await Promise.race([test({ ...attioWasm, module: attioWasm, createSandbox, assert, rejection, open }), limit]);
    return undefined;
  } catch (error) {
    return describe(error);
  } finally {
    clearTimeout(timer);
    await Promise.all(opened.map((sandbox) => sandbox.close().catch(() => {})));
  }
}

/** The reason of a rejected promise; a promise that resolves fails the test. */
async function rejection(promise) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`resolved, where it should have rejected, with ${JSON.stringify(value)}`);
}

function describe(error) {
  if (!(error instanceof Error)) return `threw ${JSON.stringify(error)}`;
  const fields = JSON.stringify(error, (key, value) => (key === "stack" ? undefined : value), 2);
  return [error.stack?.includes(error.message) ? error.stack : `${error}\n${error.stack ?? ""}`, fields === "{}" ? "" : fields].join("\n").trim();
}
