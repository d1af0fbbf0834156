// The tour of the sandbox: the real package over real HTTP, from the first connection to the last deletion.
import { readFileSync } from "node:fs";
import { AttioClient, AttioError } from "attio-wasm";
import color from "picocolors";
import { pkg } from "../paths.mjs";
import { companyTable } from "./companies.mjs";
import { block, failure, section, step, title } from "./report.mjs";
import { copyToSql } from "./sync.mjs";

const { version } = JSON.parse(readFileSync(`${pkg}/package.json`, "utf8"));

/** @returns {Promise<boolean>} whether all of it went well */
export async function tour({ baseUrl }) {
  title(`attio-wasm ${version}: a tour`, `on the embedded sandbox, ${baseUrl}; no account is used`);
  const started = performance.now();
  let requests = 0;
  const attio = new AttioClient({
    apiKey: "any key is good for the sandbox",
    baseUrl,
    requestsPerSecond: null, // the gateway allows 10, the sandbox any number
    onEvent: ({ type }) => {
      requests += type === "request" ? 1 : 0;
    },
  });
  try {
    const connection = await connect(attio);
    const scoped = attio.withConnection(connection);
    await query(scoped);
    await write(scoped);
    await copyToSql(scoped);
  } catch (error) {
    failure(error);
    return false;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  console.log(`\n${color.green("✔")} ${requests} requests in ${seconds} s; everything that was created is gone again.`);
  return true;
}

/** Creates a connection to a workspace; returns its id. */
async function connect(attio) {
  section("Connect a workspace");
  const pending = await step("connections.create()", () => attio.connections.create(), ({ status }) => status);
  await step("open its url and agree, as a person", () => agree(pending.url), (heading) => `the page says “${heading}”`);
  const { connection_id: id } = await step(
    "connections.waitUntilActive(id)",
    () => attio.connections.waitUntilActive(pending.connection_id),
    ({ status }) => status,
  );
  await step("self()", () => attio.self({ connection: id }), (me) => `${me.workspace_name}, ${me.scope.split(" ").length} scopes`);
  return id;
}

/** Opens the consent page; returns its heading. */
async function agree(url) {
  const response = await fetch(url);
  const html = await response.text();
  if (!response.ok) throw new Error(`the consent page answered ${response.status}: ${html}`);
  return /<h1>([^<]*)/.exec(html)?.[1] ?? "nothing";
}

async function query(attio) {
  section("Query companies");
  block(`${color.dim("filter")} { categories: "FinTech", headcount: { $gte: 100 } }   ${color.dim("sorts")} headcount, descending`);
  const page = await step(
    'records.query("companies", { … })',
    () =>
      attio.records.query("companies", {
        filter: { categories: "FinTech", headcount: { $gte: 100 } },
        sorts: [{ attribute: "headcount", direction: "desc" }],
        limit: 6,
      }),
    ({ data }) => `the first ${data.length}`,
  );
  block(`\n${companyTable(page.data)}\n`);
  if (page.hasNextPage()) await step("page.getNextPage()", () => page.getNextPage(), ({ data }) => `${data.length} more`);
  await step('for await (… of records.query(…))', () => count(attio.records.query("companies", { limit: 100 })), (n) => `all ${n} companies, 100 a page`);
}

async function count(list) {
  let n = 0;
  for await (const _ of list) n += 1;
  return n;
}

async function write(attio) {
  section("Write, read back, delete");
  const person = await step(
    'records.create("people", { … })',
    () =>
      attio.records.create("people", {
        values: { name: { first_name: "Ada", last_name: "Lovelace" }, email_addresses: ["ada@analytical-engine.example"] },
      }),
    ({ values }) => values.name[0].full_name,
  );
  const id = person.id.record_id;
  const note = await step(
    "notes.create({ … })",
    () =>
      attio.notes.create({
        parent_object: "people",
        parent_record_id: id,
        title: "First call",
        format: "markdown",
        content: "Wants **40 seats** by January.",
      }),
    ({ title }) => `“${title}”`,
  );
  const task = await step(
    "tasks.create({ … })",
    () =>
      attio.tasks.create({
        content: "Send the offer",
        format: "plaintext",
        deadline_at: new Date(Date.now() + 7 * 86_400_000).toISOString(),
        assignees: [],
        linked_records: [{ target_object: "people", target_record_id: id }],
      }),
    ({ content_plaintext, deadline_at }) => `“${content_plaintext}” by ${deadline_at.slice(0, 10)}`,
  );

  await step('records.get("people", id)', () => attio.records.get("people", id), ({ values }) => values.email_addresses[0].email_address);
  await step(
    "notes.list({ parent_record_id, … })",
    () => attio.notes.list({ parent_object: "people", parent_record_id: id }).toArray(),
    ([found]) => found.content_plaintext,
  );
  await step(
    "tasks.list({ linked_record_id, … })",
    () => attio.tasks.list({ linked_object: "people", linked_record_id: id }).toArray(),
    ([found]) => (found.is_completed ? "completed" : "open"),
  );

  await step("tasks.delete(id)", () => attio.tasks.delete(task.id.task_id));
  await step("notes.delete(id)", () => attio.notes.delete(note.id.note_id));
  await step('records.delete("people", id)', () => attio.records.delete("people", id));
  await step('records.get("people", id)', () => expectGone(attio.records.get("people", id)), ({ kind }) => `AttioError, kind ${kind}`);
}

/** The error that reading a deleted record must end with. */
async function expectGone(reading) {
  try {
    await reading;
  } catch (error) {
    if (AttioError.is(error) && error.kind === "not_found") return error;
    throw error;
  }
  throw new Error("what was deleted can still be read");
}
