// e. A CSV export over HTTP from a server with latency: ours, which fetches ahead, against a loop that parses,
// flattens and writes one page after another. The output is counted and dropped.
import { columns, multi } from "../data/attributes.mjs";
import { csvLine, flatten } from "../contenders/flatten.mjs";
import { handWritten } from "../contenders/hand-written.mjs";
import { ours } from "../contenders/ours.mjs";
import { PAGE } from "../data/records.mjs";
import { compare } from "../rounds.mjs";

/** @param {{ server: string, rounds: number, rivals: Function[] }} how */
export async function exportCsv({ server, rounds, rivals }) {
  if (!ours(fetch).exportCsv) return { skipped: "there is no records.exportCsv yet" };
  const contenders = [
    { name: "attio-wasm", once: () => exports.ours(server) },
    { name: "one page after another", once: () => exports.onePageAfterAnother(server) },
    // Parsing a page takes it half a second, so it takes part in a few rounds only.
    ...rivals.map((make) => ({ name: make(fetch).name, once: () => exports.rival(make, server), every: 5 })),
  ];
  return compare(contenders, { rounds, warmUps: 0 });
}

/** The implementations; each returns the number of bytes. */
export const exports = {
  async ours(server) {
    let bytes = 0;
    const reader = ours(undefined, { baseUrl: server }).exportCsv().getReader();
    for (let step; !(step = await reader.read()).done; ) bytes += step.value.byteLength;
    return bytes;
  },
  async onePageAfterAnother(server) {
    const { query } = handWritten(fetch, `${server}/attio`);
    const encoder = new TextEncoder();
    let bytes = 0;
    for (let offset = 0, page; page === undefined || page.length === PAGE; offset += PAGE) {
      page = await query(offset, PAGE);
      for (const record of page) bytes += encoder.encode(csvLine(flatten(record, multi), columns)).byteLength;
    }
    return bytes;
  },
  async rival(make, server) {
    const encoder = new TextEncoder();
    let bytes = 0;
    for await (const record of await make(fetch, { baseUrl: `${server}/attio` }).every()) {
      bytes += encoder.encode(csvLine(flatten(record, multi), columns)).byteLength;
    }
    return bytes;
  },
  /** Fetches the same pages with the same concurrency, and drops them. */
  async discard(server, concurrency = 4) {
    let [bytes, next, ended] = [0, 0, false];
    const one = async () => {
      while (!ended) {
        const offset = next;
        next += PAGE;
        const response = await fetch(`${server}/attio/v2/objects/companies/records/query`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: "Bearer key" },
          body: JSON.stringify({ limit: PAGE, offset }),
        });
        let size = 0;
        const reader = response.body.getReader();
        for (let step; !(step = await reader.read()).done; ) size += step.value.byteLength;
        bytes += size;
        ended ||= size < 100;
      }
    };
    await Promise.all(Array.from({ length: concurrency }, one));
    return bytes;
  },
};
