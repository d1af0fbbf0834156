// Many concurrent requests to a failing server: every one has exactly one result.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { heapBytes, wasmBytes } from "./memory.mjs";

/** Open handles by kind, without fetch's connections and the server's channel. */
const handles = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

/**
 * @param {{ AttioClient: any, AttioError: any }} attioWasm
 * @param {{ total: number, inFlight: number }} size
 */
export async function storm({ AttioClient, AttioError }, { total, inFlight }) {
  const server = fork(fileURLToPath(new URL("server.mjs", import.meta.url)), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [{ port }] = await once(server, "message");
  const ask = async () => {
    server.send("counts");
    return (await once(server, "message"))[0];
  };
  const seen = { sent: 0, retries: 0 };
  const attio = new AttioClient({
    apiKey: "sk-canary-load",
    baseUrl: `http://127.0.0.1:${port}`,
    requestsPerSecond: null,
    maxRetries: 4,
    timeoutMs: 60_000,
    onEvent({ type }) {
      if (type === "request") seen.sent += 1;
      if (type === "retry") seen.retries += 1;
    },
  });
  // Half a second of backoff is irrelevant here, and would take hours.
  const { random } = Math;
  Math.random = () => 0.002;

  // Preallocated arrays, so that the measured heap does not include them.
  const results = new Uint8Array(total);
  const outcomes = new Uint8Array(total);
  const kinds = [];
  let next = 0;
  const run = async () => {
    for (let index; (index = next++) < total; ) {
      const call = () => {
        switch (index % 4) {
          case 0:
            return attio.tasks.create({ content: `task-${index}`, format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
          case 1:
            return attio.records.query("companies", { limit: 5, offset: index % 40 });
          case 2:
            return attio.self();
          default:
            return attio.objects.get("people");
        }
      };
      let kind;
      try {
        await call();
        kind = "a result";
      } catch (error) {
        if (!AttioError.is(error)) throw error;
        kind = index % 4 === 0 && error.maybeProcessed ? `${error.kind}, maybe processed` : error.kind;
      }
      results[index] += 1;
      if (!kinds.includes(kind)) kinds.push(kind);
      outcomes[index] = kinds.indexOf(kind);
    }
  };
  const memory = {};
  const round = async (until) => {
    total = until;
    await Promise.all(Array.from({ length: inFlight }, run));
    next = until;
  };
  const all = total;
  const began = performance.now();
  try {
    // Warm-up: every kind of answer has occurred, and all buffers have their final size.
    await round(Math.floor(all / 2));
    memory.wasmBefore = wasmBytes();
    memory.heapBefore = await heapBytes();
    await round(all);
    memory.wasmAfter = wasmBytes();
    memory.heapAfter = await heapBytes();
  } finally {
    Math.random = random;
  }
  const seconds = (performance.now() - began) / 1000;
  const timers = handles();
  const { counts, processed } = await ask();
  server.send("end");
  await once(server, "exit");
  attio.free();

  const isCreate = (index) => index % 4 === 0;
  const endings = [...outcomes].map((kind, index) => ({ kind: kinds[kind], index, carriedOut: processed[`task-${index}`] ?? 0 }));
  const creates = endings.filter(({ index }) => isCreate(index));
  const told = {};
  for (const { kind, index } of endings) {
    const row = `${isCreate(index) ? "create" : "read"}: ${kind}`;
    told[row] = (told[row] ?? 0) + 1;
  }
  return {
    requests: all,
    results: results.reduce((sum, times) => sum + times, 0),
    lost: results.filter((times) => times === 0).length,
    twice: results.filter((times) => times > 1).length,
    ...{ sent: seen.sent, arrived: counts.requests, retries: seen.retries, limited: counts.limited, failed: counts.failed },
    doubled: creates.filter(({ carriedOut }) => carriedOut > 1).length,
    /** Creates that resolved without being processed, or were processed without resolving or `maybeProcessed`. */
    lied: creates.filter(({ kind, carriedOut }) => (carriedOut ? kind !== "a result" && !kind.endsWith("maybe processed") : kind === "a result")).length,
    ...{ told, mostOpen: counts.mostOpen, timers, seconds, memory },
  };
}
