#!/usr/bin/env node
// Speed and memory of a copy of 200,000 records, compared with fetching and dropping the same pages:
// `npm run sync:figures [-- records] [-- --no-limit]`. Memory "above idle" is the most that the process's resident set
// (`rss`, looked at each 20 ms) exceeds that of the same process after its imports, a collection of garbage and half a
// second of rest; that of fetching alone, four requests at a time, is measured beside it by a process of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AttioClient } from "attio-wasm";
import { createSync, sqliteStore } from "attio-wasm/sync";
import { run } from "../../tools/command.mjs";
import { findNode } from "../../tools/setup/node.mjs";

if (!globalThis.gc) {
  // Node 24 has SQLite; the collector of garbage is called before memory is measured.
  const { code } = await run(findNode("24"), ["--no-warnings", "--expose-gc", ...process.argv.slice(1)]);
  process.exit(code);
}
const { DatabaseSync } = await import("node:sqlite");

/** Measures how far memory rises above what it is now. @returns {Promise<() => string>} ends it */
async function memory() {
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  return () => {
    clearInterval(watch);
    return `${((peak - idle) / 1e6).toFixed(0)} MB above idle (${(idle / 1e6).toFixed(0)} MB)`;
  };
}

const total = Number(process.argv[2] ?? 200_000) || 200_000;
const alone = process.argv.find((word) => word.startsWith("--fetch="))?.slice("--fetch=".length);
if (alone) {
  const peak = await memory();
  let page = 0;
  const lane = async () => {
    for (; page * 500 < total; ) {
      const body = JSON.stringify({ limit: 500, offset: 500 * page++ });
      await (await fetch(alone, { method: "POST", body })).arrayBuffer();
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  console.log(`memory of fetching alone, four at a time: ${peak()}`);
  process.exit();
}
const server = spawn(process.execPath, [new URL("figures-server.mjs", import.meta.url).pathname, String(total)], { stdio: ["ignore", "pipe", "inherit"] });
const address = String(await new Promise((resolve) => server.stdout.once("data", resolve))).trim();
const folder = mkdtempSync(join(tmpdir(), "attio-wasm-figures-"));
const OBJECT = "97052eb9-e65e-443f-a297-f2d9a4a7f795";
const seconds = (ms) => (ms / 1_000).toFixed(1);
const rate = (ms) => Math.round(total / (ms / 1_000)).toLocaleString("en");

/** CPU seconds that this process has used. */
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The time of fetching and dropping the same pages, at a given rate. */
async function ceiling(perSecond) {
  const bodies = [];
  let cursor;
  // The cursors are known beforehand.
  for (let number = 0; number <= total; number += 499) {
    const at = new Date(Date.UTC(2020, 0, 1) + number * 1_000).toISOString().replace("Z", "000000Z");
    bodies.push(JSON.stringify({ limit: 500, offset: 0, ...(cursor === undefined ? {} : { filter: { created_at: { $gte: at } } }), sorts: [{ attribute: "created_at", direction: "asc" }] }));
    cursor = at;
  }
  const began = performance.now();
  const used = processor();
  for (const [index, body] of bodies.entries()) {
    if (perSecond) {
      const due = began + (index * 1_000) / perSecond;
      if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    }
    const response = await fetch(`${address}/attio/v2/objects/${OBJECT}/records/query`, { method: "POST", body, headers: { "content-type": "application/json" } });
    await response.arrayBuffer();
  }
  return { ms: performance.now() - began, used: processor() - used };
}

async function copy(requestsPerSecond, name) {
  let requests = 0;
  let time = 0;
  const attio = new AttioClient({ apiKey: "example", baseUrl: address, requestsPerSecond, onEvent: ({ type }) => type === "request" && (requests += 1) });
  const file = join(folder, name);
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = NORMAL");
  const sync = createSync({ attio, store: sqliteStore(database), now: () => Date.now() + time });
  const run = async () => {
    requests = 0;
    const began = performance.now();
    const used = processor();
    for (;;) {
      const { more } = await sync.step({ deadlineMs: 3_600_000 });
      const { streams } = await sync.status();
      if (!more && streams.length > 0 && streams.every(({ phase, dirty }) => phase === "following" && dirty === 0)) break;
    }
    return { ms: performance.now() - began, used: processor() - used, requests };
  };
  return { sync, run, file, database, skip: (ms) => (time += ms), requests: () => requests };
}

try {
  const peak = await memory();
  const full = await copy(null, "full.sqlite");
  const first = await full.run();
  console.log(`into SQLite: ${seconds(first.ms)} s, ${rate(first.ms)} records/s, ${first.requests} requests; ${(statSync(full.file).size / 1e6).toFixed(0)} MB; peak memory ${peak()}; ${first.used.toFixed(2)} s of the processor`);
  await run(process.execPath, ["--expose-gc", process.argv[1], String(total), `--fetch=${address}/attio/v2/objects/${OBJECT}/records/query`]);
  const dropped = await ceiling();
  console.log(`fetched and dropped: ${seconds(dropped.ms)} s, ${rate(dropped.ms)} records/s, ${dropped.used.toFixed(2)} s of the processor; ratio ${(dropped.ms / first.ms).toFixed(2)}`);

  await full.sync.sweep();
  const again = await full.run();
  console.log(`again, nothing changed: ${seconds(again.ms)} s, ${again.requests} requests`);

  const id = (number) => `${number.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
  await full.sync.mark(Array.from({ length: 1_000 }, (_, index) => ({ event_type: "record.updated", id: { object_id: OBJECT, record_id: id(index * 190) } })));
  full.skip(1_000);
  const marked = await full.run();
  console.log(`1,000 changes by events: ${seconds(marked.ms)} s, ${marked.requests} requests (and as many 30 s later)`);

  if (!process.argv.includes("--no-limit")) {
    const limited = await copy(10, "limited.sqlite");
    const slow = await limited.run();
    const slowCeiling = await ceiling(10);
    console.log(`at 10 requests a second: ${seconds(slow.ms)} s, ${rate(slow.ms)} records/s, ${slow.requests} requests; fetched and dropped ${seconds(slowCeiling.ms)} s; ratio ${(slowCeiling.ms / slow.ms).toFixed(2)}`);
  }
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
