// Pages that were asked for ahead and are of no use are aborted at once: a server that stalls holds nothing up.
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { createSync, sqliteStore } from "attio-wasm/sync";

const sandbox = createSandbox({ seed: 5, companies: 4_000, people: 1, deals: 1 });
/** Signals of the pages that never come. */
const stalled = [];
let wrong = false;
let left;

/** The first page that is asked for ahead begins too late, as where rows were removed; those behind it stall. */
async function fetch(url, init) {
  if (!String(url).endsWith("/records/query")) return sandbox.fetch(url, init);
  const { offset } = JSON.parse(String(init.body));
  if (offset > 0 && !wrong) {
    wrong = true;
    const { data } = await (await sandbox.fetch(url, init)).json();
    return Response.json({ data: data.slice(10) });
  }
  if (offset > 0 && left === undefined) {
    stalled.push(init.signal);
    return new Promise((_, reject) => init.signal.addEventListener("abort", () => reject(init.signal.reason)));
  }
  // The first request after them, which is for the page that they were guesses of.
  if (stalled.length > 0) left ??= stalled.filter(({ aborted }) => !aborted).length;
  return sandbox.fetch(url, init);
}

const attio = new AttioClient({ apiKey: "example", fetch, requestsPerSecond: null });
const database = new DatabaseSync(":memory:");
const sync = createSync({ attio, store: sqliteStore(database), objects: ["companies"], lists: [], members: false });
while ((await sync.step({ deadlineMs: 20_000 })).more);
assert.ok(stalled.length > 0, "no page was asked for behind the one that was wrong");
assert.equal(left, 0, "pages of no use that are still under way");
assert.equal(database.prepare("SELECT count(*) AS c FROM companies").get().c, 4_000);
console.log(`${stalled.length} pages that stalled were aborted`);
