// Clients that are created, used and dropped repeatedly: their memory is released without disposal.
import { heapBytes, wasmBytes } from "./memory.mjs";

const answer = () => Promise.resolve(new Response('{"data":[],"active":true}', { headers: { "content-type": "application/json" } }));

/** Wasm memory after the first tenth, and at the end. */
export async function clients({ AttioClient }, count, dispose) {
  let first;
  for (let i = 1; i <= count; i += 1) {
    const attio = new AttioClient({ apiKey: "sk-canary-load", fetch: answer, requestsPerSecond: null });
    await attio.self();
    await attio.withConnection("one").records.query("people");
    if (dispose) attio.free(); // what [Symbol.dispose] is, where there is one
    // Dropped handles are released by finalisers, which run between turns after a garbage collection.
    if (i % 200 === 0) await heapBytes();
    if (i === count / 10) first = wasmBytes();
  }
  return { first, last: wasmBytes() };
}

/** Wasm memory and heap after a tenth of many calls on one client, and at the end. */
export async function calls({ AttioClient }, count) {
  const attio = new AttioClient({ apiKey: () => "sk-canary-load", fetch: answer, requestsPerSecond: null, onEvent() {} });
  const { signal } = new AbortController();
  let first;
  for (let i = 1; i <= count; i += 1) {
    await attio.records.query("people", { limit: 3 }, { signal });
    if (i % 500 === 0) await heapBytes(); // a list's handle is given back by a finaliser
    if (i === count / 10) first = { wasm: wasmBytes(), heap: await heapBytes() };
  }
  const last = { wasm: wasmBytes(), heap: await heapBytes() };
  attio.free();
  return { first, last };
}

/**
 * Wasm memory after a tenth of many calls that never settle, and after all of them, as on Workers when visitors leave.
 */
export async function abandoned({ AttioClient }, count) {
  const attio = new AttioClient({ apiKey: "sk-canary-load", fetch: () => new Promise(() => {}), requestsPerSecond: null });
  const controller = new AbortController();
  const ended = [];
  let first;
  for (let i = 1; i <= count; i += 1) {
    ended.push(attio.records.query("people", { filter: { name: "x".repeat(100) } }, { signal: controller.signal }).catch(() => {}));
    if (i === count / 10) first = wasmBytes();
  }
  const last = wasmBytes();
  // Their timers would keep the program alive.
  controller.abort();
  await Promise.all(ended);
  return { first, last };
}

/** The heap after a tenth of many pages whose signal is aborted once they have arrived, and at the end. */
export async function abortedAfterwards({ AttioClient }, count) {
  const page = JSON.stringify({ data: Array.from({ length: 200 }, (_, index) => ({ id: { record_id: `r-${index}` }, text: "x".repeat(200) })) });
  const fetch = async () => new Response(page, { headers: { "content-type": "application/json" } });
  const attio = new AttioClient({ apiKey: "sk-canary-load", fetch, requestsPerSecond: null });
  let shown;
  async function run() {
    const controller = new AbortController();
    const next = await attio.records.query("people", { limit: 200 }, { signal: controller.signal });
    const before = shown;
    shown = { page: next, end: () => controller.abort() };
    before?.end();
  }
  let first;
  for (let i = 1; i <= count; i += 1) {
    await run();
    if (i === count / 10) first = await heapBytes();
  }
  return { first, last: await heapBytes() };
}
