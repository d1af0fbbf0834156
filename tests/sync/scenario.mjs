// The scenario that a copy must pass in every store. It runs in the runtime of the store, with nothing but the package.
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { createSync } from "attio-wasm/sync";

const same = (a, b, what) => {
  const [left, right] = [a, b].map((value) => JSON.stringify(value, (_, each) => (Object(each) === each && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each)));
  if (left !== right) throw new Error(`${what}: ${left.slice(0, 300)} is not ${right.slice(0, 300)}`);
};

/**
 * @param {any} store
 * @param {(sql: string) => Promise<any[]>} query
 */
export async function scenario(store, query) {
  const sandbox = createSandbox({ seed: 3, companies: 130, people: 140, deals: 20 });
  let refuse = "";
  const fetch = (url, init) => (refuse && String(url).includes(refuse) ? Response.json({ status_code: 403, type: "auth_error", code: "unauthorized", message: "withdrawn" }, { status: 403 }) : sandbox.fetch(url, init));
  const attio = new AttioClient({ apiKey: "example", fetch, requestsPerSecond: null });
  let time = Date.now();
  const options = { attio, store, tasks: true, notes: true, now: () => time, indexes: { companies: ["name"] } };
  const sync = createSync(options);
  const until = async () => {
    for (let round = 0; round < 50; round += 1) if (!(await sync.step({ deadlineMs: 10_000 })).more) return;
    throw new Error("step says more for ever");
  };
  const stream = async (slug) => (await sync.status()).streams.find((one) => one.slug === slug);
  const parsed = (doc) => (typeof doc === "string" ? JSON.parse(doc) : doc);

  await until();
  const equal = async () => {
    for (const [slug, resource, name] of [["companies", "records", "record_id"], ["people", "records", "record_id"], ["sales_pipeline", "entries", "entry_id"]]) {
      const { stream: id } = await stream(slug);
      const text = await new Response(attio[resource].exportNdjson(slug)).text();
      const expected = text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
      const found = (await query(`SELECT doc FROM attio_row WHERE stream = '${id}' AND deleted = 0`)).map(({ doc }) => parsed(doc));
      const by = (rows) => rows.sort((a, b) => (a[name] < b[name] ? -1 : 1));
      same(by(found), by(expected), slug);
      same(Number((await query(`SELECT count(*) AS c FROM ${slug}`))[0].c), expected.length, `the view ${slug}`);
    }
  };
  await equal();
  for (const view of ["tasks", "notes", "workspace_members"]) if (!(Number((await query(`SELECT count(*) AS c FROM ${view}`))[0].c) > 0)) throw new Error(`${view} is empty`);

  // An event, and the row follows; twice, as reads after events may lag.
  const { stream: companies } = await stream("companies");
  const [{ record_id: id }, { record_id: other }] = await query("SELECT record_id FROM companies ORDER BY record_id LIMIT 2");
  const event = (type, record_id) => ({ event_type: type, id: { object_id: companies, record_id } });
  await attio.records.update("companies", id, { values: { name: "It's \"new\" – ünïcode \u{1f600}" } });
  same(await sync.mark([event("record.updated", id), event("record.updated", id), { event_type: "unknown.event", id: {} }]), { marked: 1, ignored: 1 }, "mark");
  time += 1_000;
  await until();
  same((await query(`SELECT name FROM companies WHERE record_id = '${id}'`))[0].name, "It's \"new\" – ünïcode \u{1f600}", "the changed name");
  const { requests } = await stream("companies");
  time += 40_000;
  await until();
  same((await stream("companies")).requests, requests + 1, "the second read");

  // A deletion leaves an id and nothing else.
  const before = await sync.changes()[Symbol.asyncIterator]().next();
  if (before.done) throw new Error("there are no changes");
  let cursor;
  for await (const change of sync.changes()) cursor = change.cursor;
  await attio.records.delete("companies", id);
  await sync.mark([event("record.deleted", id)]);
  time += 1_000;
  await until();
  const [tombstone] = await query(`SELECT doc, deleted FROM attio_row WHERE id = '${id}'`);
  same([tombstone.doc, Number(tombstone.deleted)], [null, 1], "the tombstone");
  const changes = [];
  for await (const change of sync.changes({ since: cursor })) changes.push(change);
  same(changes.map(({ id, deleted, row, slug }) => [id, deleted, row, slug]), [[id, true, null, "companies"]], "the changes");

  // Without an event, a sweep finds both; absence alone deletes nothing.
  await attio.records.delete("companies", other);
  await attio.records.create("companies", { values: { name: "Made unseen" } });
  await sync.sweep({ object: "companies" });
  await until();
  // Records with a reference to it changed as well, and its entries are gone.
  await sync.sweep();
  await until();
  await equal();
  const [gone] = await query(`SELECT deleted FROM attio_row WHERE id = '${other}'`);
  same(Number(gone.deleted), 1, "what was deleted without an event");

  // A stream that may no longer be read stops, and its rows are not deleted.
  const { rows } = await stream("companies");
  refuse = companies;
  await sync.mark([event("record.updated", (await query("SELECT record_id FROM companies LIMIT 1"))[0].record_id)]);
  await sync.sweep();
  time += 1_000;
  await until();
  const stopped = await stream("companies");
  same([stopped.phase, stopped.rows], ["stopped", rows], "a stream that is withdrawn");
  if (!/withdrawn/.test(stopped.error)) throw new Error(`the error is ${stopped.error}`);
  refuse = "";
  await sync.sweep();
  await until();
  same((await stream("companies")).phase, "following", "after the grant is back");

  // Another attribute is another column.
  await attio.attributes.create("objects", "companies", { title: "Tier", description: null, api_slug: "tier", type: "text", is_required: false, is_unique: false, is_multiselect: false, config: {} });
  await sync.mark([{ event_type: "object-attribute.created", id: { object_id: companies } }]);
  await until();
  await query("SELECT tier FROM companies LIMIT 1");

  // Another workspace is refused.
  const elsewhere = createSync({ ...options, attio: new AttioClient({ apiKey: "example", fetch: createSandbox({ seed: 4 }).fetch }) });
  time += 3_600_000;
  const refused = await elsewhere.step().then(() => "nothing", (error) => error.message);
  if (!/is of the workspace northwind-ventures/.test(refused)) throw new Error(`another workspace: ${refused}`);
  return `${rows} companies and the others`;
}
