// A copy controlled by a test.
import { DatabaseSync } from "node:sqlite";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { createSync, sqliteStore } from "attio-wasm/sync";

/**
 * A copy of the companies and people of a sandbox, with a clock that is set by hand.
 *
 * `rewrite` changes its statements; `failAt` is the number of the database call that fails, before or `afterwards` it
 * did its work; `answer` may replace the sandbox's answer; the other options are those of `createSync`. `control.hold`
 * holds back answers to paths that contain this text.
 */
export async function copy({ rewrite = (sql) => sql, failAt = Infinity, afterwards = false, answer = undefined, ...options } = {}) {
  const sandbox = createSandbox({ seed: 5, companies: 30, people: 20, deals: 5 });
  const held = [];
  const control = { hold: "", batches: 0, failAt };
  const fetch = async (url, init) => {
    // Reads the server's state now, whenever the answer arrives.
    const response = await (answer?.(sandbox, url, init) ?? sandbox.fetch(url, init));
    if (control.hold && String(url).includes(control.hold)) await new Promise((resolve) => held.push(resolve));
    return response;
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
  const all = { attio, store, objects: ["companies", "people"], lists: [], now: () => clock.time, ...options };
  const sync = createSync(all);
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
  return { sync, sandbox, another: () => createSync(all), direct, control, held, clock, settle, names, truth, database, stream, event: (type, record_id) => ({ event_type: type, id: { object_id: stream, record_id } }) };
}
