// Runs the cases inside a runtime, without anything specific to it.
import * as attioWasm from "attio-wasm";
import { scriptsAt } from "./scripts.mjs";
import { cases } from "./suite.mjs";

const LIMIT_MS = 30_000;

/** Number of concurrent cases: a browser opens six connections to a server, and stalled ones stay open. */
const AT_ONCE = { chromium: 3 };

// Randomness of the backoff: nearly 0, unless a case says otherwise.
export const luck = { value: 0.01 };
Math.random = () => luck.value;

/**
 * @param {string} runtime
 * @param {string} control the address of server.mjs
 * @returns {Promise<{ name: string, expected: string, seen: string, ms: number }[]>}
 */
export async function execute(runtime, control) {
  const mine = cases.filter(({ where = ["node", "workerd"] }) => where === "everywhere" || where.includes(runtime));
  const results = new Map();
  const queue = mine.filter(({ alone }) => !alone);
  const worker = async () => {
    for (let next; (next = queue.shift()); ) results.set(next, await runOne(next, runtime, control));
  };
  await Promise.all(Array.from({ length: AT_ONCE[runtime] ?? 24 }, worker));
  for (const one of mine.filter(({ alone }) => alone)) results.set(one, await runOne(one, runtime, control));
  return mine.map((one) => results.get(one));
}

async function runOne({ name, expected, run }, runtime, control) {
  const started = Date.now();
  const opened = [];
  const writeScript = scriptsAt(control);
  /** A server that follows `steps`, and a client for it. */
  const open = async (steps = [{}], options = {}) => {
    const server = await writeScript(steps);
    opened.push(server);
    const attio = new attioWasm.AttioClient({
      apiKey: "sk-canary-faults",
      baseUrl: server.baseUrl,
      requestsPerSecond: null,
      ...options,
    });
    return { attio, server };
  };
  let timer;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, LIMIT_MS, `not settled after ${LIMIT_MS / 1000} s`);
  });
  let seen;
  try {
    seen = await Promise.race([run({ ...attioWasm, open, luck, runtime }), limit]);
  } catch (error) {
    seen = `threw ${error?.stack ?? error}`;
  } finally {
    clearTimeout(timer);
    luck.value = 0.01;
    await Promise.all(opened.map((server) => server.close().catch(() => {})));
  }
  return { name, expected: show(typeof expected === "function" ? expected(runtime) : expected), seen: show(seen), ms: Date.now() - started };
}

const show = (value) => (typeof value === "string" ? value : JSON.stringify(value));
