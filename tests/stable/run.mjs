#!/usr/bin/env node
// Simulation of stable paging: lists are read while their records come, go and change. No record that exists throughout is
// missed, and none is read twice; the same reading by offset must fail. `--seeds=N` sets the number of worlds for each way of
// reading.
import { AttioClient, AttioError } from "attio-wasm";
import { randomBy } from "../random.mjs";
import { createWorld } from "./world.mjs";
import { readers } from "./readers.mjs";

const seeds = Number(process.argv.find((word) => word.startsWith("--seeds="))?.slice(8) ?? 30);
const sorts = [{ attribute: "created_at", direction: "asc" }];

/** Reads a world; returns the faults. */
async function read(read, seed, { by = { stable: true }, resume = false, ...how }) {
  const random = randomBy(seed + 1_000_000);
  const size = how.size ?? 1 + Math.floor(random() * 9);
  const world = createWorld(seed, { total: 40 + Math.floor(random() * 60), unrest: 1.2, ties: random() < 0.3 ? 0.95 : random(), ...how });
  const attio = new AttioClient({ apiKey: "key", fetch: world.fetch, requestsPerSecond: null, maxRetries: 0 });
  const resource = random() < 0.5 ? "records" : "entries";
  const options = { ...by, limit: size, concurrency: 1 + Math.floor(random() * 4) };
  const ids = [];
  world.watch();
  for (let after; ; ) {
    try {
      await read(attio, resource, { ...options, ...(after === undefined ? {} : { after }) }, (id) => ids.push(id));
      break;
    } catch (error) {
      if (!resume || !AttioError.is(error) || error.status !== 503) throw error;
      // The records that toArray had read are lost with it.
      if (error.after === undefined || read === readers["query, toArray"]) ids.length = 0;
      else after = JSON.parse(JSON.stringify(error)).after;
    }
  }
  const seen = new Set(ids);
  return {
    missed: world.steady().filter((id) => !seen.has(id)).length,
    doubled: ids.length - seen.size,
    invented: ids.filter((id) => !world.ever.has(id)).length,
    requests: world.requests(),
    count: ids.length,
  };
}

let passed = 0;
let failed = 0;
async function test(name, run) {
  try {
    const fault = await run();
    if (fault) throw new Error(fault);
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`✖ ${name}\n   `, error);
  }
}

const faultless = async (reader, how, count = seeds) => {
  for (let seed = 1; seed <= count; seed += 1) {
    const { missed, doubled, invented } = await read(reader, seed, how);
    if (missed + doubled + invented > 0) return `seed ${seed}: ${missed} missed, ${doubled} doubled, ${invented} invented`;
  }
};

for (const [name, reader] of Object.entries(readers)) {
  await test(`${name}: nothing missed, nothing doubled`, () => faultless(reader, {}));
  await test(`${name}: not where the server compares in milliseconds`, () => faultless(reader, { milliseconds: true, ties: 0.5 }));
  await test(`${name}: not where it goes on after failures`, () => faultless(reader, { resume: true, failing: 0.15 }));
  await test(`${name}: not with pages of 500 and more`, async () => {
    for (const size of [499, 500, 600]) {
      const fault = await faultless(reader, { size, total: 1_700, unrest: 3, ties: 0.5 }, 2);
      if (fault) return `pages of ${size}: ${fault}`;
    }
  });
  await test(`${name}: by offset some are missed and some are doubled, which shows that the worlds are restless enough`, async () => {
    const sum = { missed: 0, doubled: 0 };
    for (let seed = 1; seed <= 20; seed += 1) {
      const { missed, doubled } = await read(reader, seed, { by: { stable: false, sorts }, size: 7 });
      sum.missed += missed;
      sum.doubled += doubled;
    }
    return sum.missed === 0 || sum.doubled === 0 ? `${sum.missed} missed, ${sum.doubled} doubled` : undefined;
  });
  await test(`${name}: in a world at rest, a request for each page`, async () => {
    const { requests, count } = await read(reader, 7, { size: 5, total: 90, unrest: 0 });
    // Further pages had been fetched ahead at the end.
    return requests > count / 5 + 5 ? `${requests} requests for ${count} records` : undefined;
  });
}

await test("a server that ignores offset and filter is an error, no endless loop", async () => {
  const answer = (limit) => Array.from({ length: limit }, (_, index) => ({ id: { record_id: `r${index}` }, created_at: "2026-01-01T00:00:00.000000000Z", values: {} }));
  const fetch = async (_, { method, body }) => Response.json({ data: method === "GET" ? [] : answer(JSON.parse(body).limit) });
  const attio = new AttioClient({ apiKey: "key", fetch, requestsPerSecond: null });
  const lists = [1, 7, 500, 600].flatMap((limit) => ["query", "rows"].map((verb) => attio.records[verb]("things", { limit }, { stable: true }).toArray()));
  for (const { reason } of await Promise.allSettled(lists)) if (reason?.kind !== "decode") return `${reason}`;
});

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
