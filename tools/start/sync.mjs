// The copy of the tour: a workspace in a database, a query, and a change that arrives in it.
import { createSync, sqliteStore } from "attio-wasm/sync";
import color from "picocolors";
import { block, section, step } from "./report.mjs";

/** @param {import("attio-wasm").AttioClient} attio */
export async function copyToSql(attio) {
  section("A SQL copy");
  const database = await openDatabase();
  if (!database) return block(color.dim(`attio-wasm/sync works in every runtime, this part of the tour in Node 22.13 or newer.`));
  const sync = createSync({ attio, store: sqliteStore(database), objects: ["companies", "people"], lists: [], members: false, debounceMs: 0 });
  await step("sync.step()", () => sync.step(), () => `${rows(database, "companies")} companies, ${rows(database, "people")} people`);
  const sql = "SELECT employee_range, count(*) AS companies FROM companies GROUP BY 1 ORDER BY 2 DESC LIMIT 3";
  block(`${color.dim(sql)}\n${database.prepare(sql).all().map(({ employee_range, companies }) => `  ${String(employee_range).padEnd(8)} ${companies}`).join("\n")}`);
  const company = await step('records.create("companies", { … })', () => attio.records.create("companies", { values: { name: "Analytical Engines" } }), ({ id }) => id.record_id.slice(0, 8));
  const { object_id, record_id } = company.id;
  await step("sync.mark([{ event_type: … }])", () => sync.mark([{ event_type: "record.created", id: { object_id, record_id } }]), ({ marked }) => `${marked} to read`);
  await step("sync.step()", () => sync.step(), () => String(database.prepare("SELECT name FROM companies WHERE record_id = ?").get(record_id)?.name));
  await attio.records.delete("companies", record_id);
  database.close();
}

const rows = (database, view) => database.prepare(`SELECT count(*) AS n FROM ${view}`).get().n;

async function openDatabase() {
  const { emitWarning } = process;
  try {
    // Suppresses the warning of Node that its SQLite is experimental.
    process.emitWarning = () => {};
    const { DatabaseSync } = await import("node:sqlite");
    return new DatabaseSync(":memory:");
  } catch {
    return undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}
