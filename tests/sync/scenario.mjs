// The scenario that a copy must pass in every store. It runs in the store's runtime, with nothing but the package.
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { createSync } from "attio-wasm/sync";
import { createWebhookHandler } from "attio-wasm/webhooks";

const same = (a, b, what) => {
  const [left, right] = [a, b].map((value) => JSON.stringify(value, (_, each) => (Object(each) === each && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each)));
  if (left !== right) throw new Error(`${what}: ${left.slice(0, 300)} is not ${right.slice(0, 300)}`);
};

/**
 * @param {any} store
 * @param {(sql: string) => Promise<any[]>} query
 */
export async function scenario(store, query) {
  let handler = async () => new Response("nobody is there", { status: 503 });
  const sandbox = createSandbox({ seed: 3, companies: 130, people: 140, deals: 20, webhooks: { deliver: (request) => handler(request) } });
  let refuse = "";
  let status = 403;
  const fetch = (url, init) => (refuse && String(url).includes(refuse) ? Response.json({ status_code: status, type: "auth_error", code: status === 404 ? "not_found" : "unauthorized", message: "withdrawn" }, { status }) : sandbox.fetch(url, init));
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

  // An event updates the row; twice, since reads after events may lag.
  const { webhookId, secret } = await sync.subscribe("https://hook.example.com/attio");
  handler = createWebhookHandler({ secret, onEvent: (event) => sync.mark([event]) });
  const { stream: companies } = await stream("companies");
  const [{ record_id: id }, { record_id: other }] = await query("SELECT record_id FROM companies ORDER BY record_id LIMIT 2");
  const event = (type, record_id) => ({ event_type: type, id: { object_id: companies, record_id } });
  sandbox.misdeliver({ twice: true });
  await attio.records.update("companies", id, { values: { name: "It's \"new\" – ünïcode \u{1f600}" } });
  await sandbox.delivered();
  const { dirty, lastEvent } = await stream("companies");
  same([dirty, lastEvent], [1, time], "what an event, told twice, has marked");
  same(await sync.mark([event("record.updated", id), event("record.updated", id), { event_type: "unknown.event", id: {} }]), { marked: 1, ignored: 1 }, "mark");
  time += 1_000;
  await until();
  same((await query(`SELECT name FROM companies WHERE record_id = '${id}'`))[0].name, "It's \"new\" – ünïcode \u{1f600}", "the changed name");
  const { requests } = await stream("companies");
  time += 40_000;
  await until();
  same((await stream("companies")).requests, requests + 1, "the second read");

  // A deletion leaves only an id.
  const before = await sync.changes()[Symbol.asyncIterator]().next();
  if (before.done) throw new Error("there are no changes");
  let cursor;
  for await (const change of sync.changes()) cursor = change.cursor;
  await attio.records.delete("companies", id);
  await sandbox.delivered();
  time += 1_000;
  await until();
  const [tombstone] = await query(`SELECT doc, deleted FROM attio_row WHERE id = '${id}'`);
  same([tombstone.doc, Number(tombstone.deleted)], [null, 1], "the tombstone");
  const changes = [];
  // Those that had a reference to it have changed as well.
  for await (const change of sync.changes({ since: cursor })) if (change.slug === "companies") changes.push(change);
  same(changes.map(({ id, deleted, row, slug }) => [id, deleted, row, slug]), [[id, true, null, "companies"]], "the changes");

  // Without an event, a sweep finds both; absence alone does not delete.
  await sync.unsubscribe(webhookId);
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

  // A stream that may no longer be read stops, and its rows are kept.
  const { rows } = await stream("companies");
  for (status of [401, 403, 404]) {
    refuse = companies;
    await sync.mark([event("record.updated", (await query("SELECT record_id FROM companies LIMIT 1"))[0].record_id)]);
    await sync.sweep();
    time += 1_000;
    await until();
    const stopped = await stream("companies");
    same([stopped.phase, stopped.rows], ["stopped", rows], `a stream that is withdrawn, ${status}`);
    if (!/withdrawn/.test(stopped.error)) throw new Error(`the error is ${stopped.error}`);
    refuse = "";
    await sync.sweep();
    await until();
    same((await stream("companies")).phase, "following", "after the grant is back");
  }

  // References are joined, also those of a list.
  const [{ c: joined }] = await query("SELECT count(*) AS c FROM people JOIN companies ON people.company = companies.record_id");
  const [{ c: referred }] = await query("SELECT count(*) AS c FROM record_references JOIN companies ON target_record_id = companies.record_id WHERE source = 'people' AND attribute = 'company'");
  const companyOf = (await attio.records.rows("people").toArray()).filter(({ company }) => company !== null);
  same([Number(joined), Number(referred)], [companyOf.length, companyOf.length], "the people who are joined with their companies");

  // Another attribute is another column.
  await attio.attributes.create("objects", "companies", { title: "Tier", description: null, api_slug: "tier", type: "text", is_required: false, is_unique: false, is_multiselect: false, config: {} });
  await sync.mark([{ event_type: "object-attribute.created", id: { object_id: companies } }]);
  await until();
  await query("SELECT tier FROM companies LIMIT 1");

  // Columns beyond the database's maximum are in further views, which have the id as well.
  const number = (index) => `number_${String(index).padStart(3, "0")}`;
  for (let index = 0; index < 120; index += 1) await attio.attributes.create("objects", "deals", { title: number(index), description: null, api_slug: number(index), type: "number", is_required: false, is_unique: false, is_multiselect: false, config: {} });
  const [{ record_id: deal }] = await query("SELECT record_id FROM deals LIMIT 1");
  await attio.records.update("deals", deal, { values: { [number(0)]: 7, [number(119)]: 8 } });
  await sync.mark([{ event_type: "object-attribute.created", id: {} }, { event_type: "record.updated", id: { object_id: (await stream("deals")).stream, record_id: deal } }]);
  time += 1_000;
  await until();
  const [wide] = await query(`SELECT * FROM deals JOIN deals_2 ON deals_2.record_id = deals.record_id WHERE deals.record_id = '${deal}'`.replace("SELECT *", `SELECT ${number(0)}, ${number(119)}`));
  same([Number(wide[number(0)]), Number(wide[number(119)])], [7, 8], "the first and the last of many columns");

  // A value that is too large for the database is listed.
  const narrow = createSync({ ...options, store: { ...store, maxValueBytes: 20_000 } });
  await attio.records.update("deals", deal, { values: { name: "n".repeat(30_000) } });
  await narrow.mark([{ event_type: "record.updated", id: { object_id: (await stream("deals")).stream, record_id: deal } }]);
  time += 1_000;
  while ((await narrow.step({ deadlineMs: 10_000 })).more);
  const [large] = await query(`SELECT attio_oversize.attribute AS attribute, attio_oversize.bytes AS bytes, deals.name AS name FROM attio_oversize JOIN deals ON deals.record_id = attio_oversize.id`);
  same([large?.attribute, Number(large?.bytes), large?.name], ["name", 30_002, null], "a value that is too large");

  // Another workspace is refused.
  const elsewhere = createSync({ ...options, attio: new AttioClient({ apiKey: "example", fetch: createSandbox({ seed: 4 }).fetch }) });
  time += 3_600_000;
  const refused = await elsewhere.step().then(() => "nothing", (error) => error.message);
  if (!/is of the workspace northwind-ventures/.test(refused)) throw new Error(`another workspace: ${refused}`);
  // Nor is a copy of another layout touched, older or newer.
  for (const layout of [0, 2]) {
    await query(`UPDATE attio_meta SET layout = ${layout}`);
    const other = await createSync(options).step().then(() => "nothing", (error) => error.message);
    if (!other.includes(`its layout is ${layout}, here it is 1.`)) throw new Error(`another layout: ${other}`);
  }
  return `${rows} companies and the others`;
}
