import assert from "node:assert/strict";
import { until } from "../machine.mjs";
import { copy } from "./copy.mjs";

/** A slow read of the old name arrives after a fast read of the new one. */
async function slowRead(rewrite) {
  const it = await copy({ rewrite });
  await it.settle();
  const [id] = Object.keys(it.names());
  await it.direct.records.update("companies", id, { values: { name: "old" } });
  await it.sync.mark([it.event("record.updated", id)]);
  it.clock.time += 1_000;
  it.control.hold = `/objects/${it.stream}/records/query`;
  const slow = it.another().step();
  await until("a request is held", () => it.held.length > 0);
  it.control.hold = "";
  await it.direct.records.update("companies", id, { values: { name: "new" } });
  await it.sync.mark([it.event("record.updated", id)]);
  it.clock.time += 1_000;
  await it.sync.step();
  for (const release of it.held) release();
  await slow;
  return it.names()[id];
}

/** A change and its event arrive while an older state is under way. */
async function markDuringRead(rewrite) {
  const it = await copy({ rewrite });
  await it.settle();
  const [id] = Object.keys(it.names());
  await it.direct.records.update("companies", id, { values: { name: "old" } });
  await it.sync.mark([it.event("record.updated", id)]);
  it.clock.time += 1_000;
  it.control.hold = `/objects/${it.stream}/records/query`;
  const slow = it.sync.step();
  await until("a request is held", () => it.held.length > 0);
  it.control.hold = "";
  await it.direct.records.update("companies", id, { values: { name: "new" } });
  await it.another().mark([it.event("record.updated", id)]);
  for (const release of it.held) release();
  await slow;
  it.clock.time += 1_000;
  await it.sync.step();
  return it.names()[id];
}

/** A row that one sweep misses, because the server omits it once, is still there. */
async function absent(rewrite) {
  const it = await copy({ rewrite });
  await it.settle();
  it.database.exec("UPDATE attio_row SET seen = 99 WHERE id IN (SELECT record_id FROM people)");
  const [id] = Object.keys(it.names());
  // As if the sweep had begun after it was read: it is missing in the pages, but can be read by its id.
  it.database.exec("INSERT INTO attio_row SELECT stream, 'gone-long-ago', doc, 1, 0, 0, NULL, changed FROM attio_row WHERE id = '" + id + "'");
  await it.sync.sweep({ object: "companies" });
  await it.settle();
  return [it.database.prepare("SELECT deleted FROM attio_row WHERE id = 'gone-long-ago'").get()?.deleted, it.database.prepare("SELECT count(*) AS c FROM companies").get().c];
}

let checks = 0;
const check = (name, actual, expected) => {
  checks += 1;
  assert.deepEqual(actual, expected, name);
};

check("a later ticket wins", await slowRead(), "new");
check("without tickets the last writer wins", await slowRead((sql) => sql.replaceAll("excluded.ticket > attio_row.ticket", "1 = 1")), "old");
check("a mark goes only with a read that is later", await markDuringRead(), "new");
check("without that the change is lost", await markDuringRead((sql) => sql.replaceAll("AND seq < :ticket AND id IN", "AND id IN")), "old");
check("what a sweep did not see is read, and then deleted", await absent(), [1, 30]);
check("without that it stays for ever", await absent((sql) => (sql.includes("seen < :sweep") ? sql.replace("seen < :sweep", "1 = 0") : sql)), [0, 31]);

// A database that fails at each of its calls, before or after doing its work.
const { control: whole, settle } = await copy();
await settle();
const step = process.argv.includes("--short") ? 3 : 1;
for (const afterwards of [false, true]) {
  for (let failAt = 4; failAt <= whole.batches; failAt += step) {
    const it = await copy({ failAt, afterwards });
    const failed = await it.settle().then(() => undefined, (error) => error.message);
    if (failed !== undefined) assert.match(failed, /disk is full|connection was lost/);
    it.clock.time += 120_000;
    await it.settle();
    check(`after a failure of call ${failAt}`, it.names(), await it.truth());
  }
}
console.log(`${checks} checks, the database failing at each of ${whole.batches} calls`);
