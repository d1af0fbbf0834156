// Cost of a write in a large sandbox compared with a small one: values are found by an index, without scanning all records.
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";

const WRITES = 200;

/**
 * Milliseconds of each of some writes, by kind, in a sandbox with a number of companies.
 *
 * @param {number} companies
 */
async function writes(companies) {
  const sandbox = createSandbox({ seed: 7, companies, people: 10, deals: 1 });
  const attio = new AttioClient({ apiKey: "load", fetch: sandbox.fetch, requestsPerSecond: null });
  const kinds = {
    create: (at) => attio.records.create("companies", { values: { domains: [`grow-${at}.example`] } }),
    upsert: (at) => attio.records.upsert("companies", { matching_attribute: "domains", values: { domains: [`grow-${at}.example`], name: `Grow ${at}` } }),
    reference: (at) => attio.records.create("people", { values: { company: `grow-${at}.example` } }),
  };
  const times = {};
  for (const [kind, write] of Object.entries(kinds)) {
    // The first write makes the index.
    await write(0);
    const began = performance.now();
    for (let at = 1; at <= WRITES; at += 1) await write(at);
    times[kind] = (performance.now() - began) / WRITES;
  }
  return times;
}

/** The times for both sizes; the best of at most three rounds, since the machine may be busy. */
export async function growth(limit) {
  let best;
  for (let round = 0; round < 3; round += 1) {
    const [small, large] = [await writes(500), await writes(8_000)];
    const factors = Object.keys(small).map((kind) => ({ kind, small: small[kind], large: large[kind], factor: large[kind] / small[kind] }));
    const worst = Math.max(...factors.map(({ factor }) => factor));
    if (!best || worst < best.worst) best = { worst, factors };
    if (best.worst <= limit) break;
  }
  return best;
}
