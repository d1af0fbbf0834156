import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { createSync, sqliteStore } from "attio-wasm/sync";

/** A copy of the companies of a sandbox, whose answers can be held back and whose statements can be changed. */
async function copy({ rewrite = (sql) => sql, failAt = Infinity, afterwards = false } = {}) {
  const sandbox = createSandbox({ seed: 5, companies: 30, people: 20, deals: 5 });
  const held = [];
  const control = { hold: "", batches: 0, failAt };
  const fetch = async (url, init) => {
    // The server's state is read now, whenever the answer arrives.
    const answer = await sandbox.fetch(url, init);
    if (control.hold && String(url).includes(control.hold)) await new Promise((resolve) => held.push(resolve));
    return answer;
  };
  const attio = new AttioClient({ apiKey: "example", fetch, requestsPerSecond: null });
  const direct = new AttioClient({ apiKey: "example", fetch: sandbox.fetch, requestsPerSecond: null });
  const database = new DatabaseSync(":memory:");
  const inner = sqliteStore(database);
  const store = {
    ...inner,
    async batch(statements) {
      control.batches += 1;
      const isNow = control.batches === control.failAt;
      if (isNow && !afterwards) throw new Error("database or disk is full");
      const results = await inner.batch(statements.map((statement) => ({ ...statement, sql: rewrite(statement.sql) })));
      if (isNow) throw new Error("the connection was lost");
      return results;
    },
  };
  const clock = { time: Date.now() };
  const options = { attio, store, objects: ["companies", "people"], lists: [], now: () => clock.time };
  const sync = createSync(options);
  const settle = async () => {
    for (let round = 0; round < 40; round += 1) {
      const { more, delayMs } = await sync.step();
      const { streams } = await sync.status();
      if (!more && streams.length > 0 && streams.every(({ phase, dirty }) => phase === "following" && dirty === 0)) return;
      clock.time += Math.max(delayMs, 10);
    }
    throw new Error(`it does not settle: ${JSON.stringify(await sync.status())}`);
  };
  const names = () => Object.fromEntries(database.prepare("SELECT record_id, name FROM companies ORDER BY 1").all().map(({ record_id, name }) => [record_id, name]));
  const truth = async () => Object.fromEntries((await direct.records.rows("companies").toArray()).map(({ record_id, name }) => [record_id, name]).sort());
  const stream = (await direct.objects.list().toArray()).find(({ api_slug }) => api_slug === "companies").id.object_id;
  return { sync, another: () => createSync(options), direct, control, held, clock, settle, names, truth, database, stream, event: (type, record_id) => ({ event_type: type, id: { object_id: stream, record_id } }) };
}

const until = async (condition) => {
  for (let round = 0; round < 500 && !condition(); round += 1) await new Promise((resolve) => setTimeout(resolve, 4));
  assert.ok(condition(), "something did not come about");
};

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
  await until(() => it.held.length > 0);
  it.control.hold = "";
  await it.direct.records.update("companies", id, { values: { name: "new" } });
  await it.sync.mark([it.event("record.updated", id)]);
  it.clock.time += 1_000;
  await it.sync.step();
  for (const release of it.held) release();
  await slow;
  return it.names()[id];
}

/** A change and its event come while an older state is under way. */
async function markDuringRead(rewrite) {
  const it = await copy({ rewrite });
  await it.settle();
  const [id] = Object.keys(it.names());
  await it.direct.records.update("companies", id, { values: { name: "old" } });
  await it.sync.mark([it.event("record.updated", id)]);
  it.clock.time += 1_000;
  it.control.hold = `/objects/${it.stream}/records/query`;
  const slow = it.sync.step();
  await until(() => it.held.length > 0);
  it.control.hold = "";
  await it.direct.records.update("companies", id, { values: { name: "new" } });
  await it.another().mark([it.event("record.updated", id)]);
  for (const release of it.held) release();
  await slow;
  it.clock.time += 1_000;
  await it.sync.step();
  return it.names()[id];
}

/** A row that a sweep does not see, because the server leaves it out once, is still there. */
async function absent(rewrite) {
  const it = await copy({ rewrite });
  await it.settle();
  it.database.exec("UPDATE attio_row SET seen = 99 WHERE id IN (SELECT record_id FROM people)");
  const [id] = Object.keys(it.names());
  // As if the sweep had begun after it: it is not in the pages, and there when read by itself.
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

// A database that fails at each of its calls, before and after it did what was asked.
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
