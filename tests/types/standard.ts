// Without a workspace's file: rows and filters know the standard objects, and any other name is accepted.
import { AttioClient } from "attio-wasm";
import type { AttioRecord, Entry, Filter, LocationParts, RecordQuery, Row, RowOptions, RowsPromise, RowValue, StandardObjects, Values, ValuesOf } from "attio-wasm";
import { check, type Same } from "./same.js";

declare const attio: AttioClient;
declare const anyText: string;
interface Mine {
  number: [{ value: string }];
}

// Rows of a standard object have its attributes, and others.
for await (const row of attio.records.rows("people", { filter: { job_title: { $contains: "CTO" }, a_custom_one: { $eq: 1 } } })) {
  check<Same<typeof row.job_title, string | null>>();
  check<Same<typeof row.email_addresses, string[]>>();
  check<Same<typeof row.primary_location, LocationParts | null>>();
  check<Same<typeof row.twitter_follower_count, number | null>>();
  check<Same<(typeof row)["a_custom_one"], RowValue>>();
  row satisfies Row;
}
const expanded = await attio.records.rows("people", {}, { select: ["name", "company", "a_custom_one"], expand: { company: ["name", "domains"], a_custom_one: ["x"] } });
expanded.data[0]?.company?.name?.toUpperCase();
expanded.data[0]?.company?.domains?.[0]?.toUpperCase();
const [referring] = await attio.records.rows("people", {}, { references: "object" }).toArray();
referring?.company?.target_record_id.toUpperCase();
const opened: RowsPromise<Row> = attio.records.rows("companies");
void opened;

// Options that the compiler does not know.
declare const options: RowOptions;
const [unsure] = await attio.records.rows("people", {}, options).toArray();
if (typeof unsure?.company === "string") unsure.company.toUpperCase();
unsure?.job_title?.toUpperCase();

// Earlier uses still compile: own types, given or inferred from the target of the result; code for any object.
declare const filter: Filter;
declare const query: RecordQuery;
await attio.records.query("companies", { filter });
await attio.records.query("companies", query);
await attio.records.query("companies", { filter: { $and: [filter, { name: "Acme" }, { a_custom_one: { some_field: { $gte: 1 } } }] } });
await attio.records.query("companies", { sorts: [{ attribute: "a_custom_one", direction: "asc" }] });
const awaited: AttioRecord<Mine> = await attio.records.get("mine", "id");
const entry: Entry<Mine> = await attio.entries.get("mine", "id");
const rows: RowsPromise<Mine> = attio.records.rows("companies");
void [awaited, entry, rows];
const one = <K extends keyof StandardObjects>(object: K): Promise<AttioRecord<StandardObjects[K]>> => attio.records.get(object, "id");
const all = <K extends keyof StandardObjects>(object: K) => attio.records.query(object, { limit: 5, filter: { name: "x" } }).toArray();
(await all("people"))[0]?.values.job_title?.[0]?.value.toUpperCase();
const typed = <V>(object: string): Promise<AttioRecord<V>[]> => attio.records.query<V>(object, query).toArray();
const typedEntries = <V>(list: string): Promise<Entry<V>[]> => attio.entries.query<V>(list).toArray();
const typedRows = <R>(object: string): Promise<R[]> => attio.records.rows<R>(object, query).toArray();
void [one, typed, typedEntries, typedRows];
(await attio.records.query<"companies">("companies")).data[0]?.values.domains?.[0]?.root_domain.toUpperCase();
const values: Values | undefined = (await attio.records.get(anyText, "id")).values;
void values;
for (const object of ["people", "companies"] as const) await attio.records.query(object, { limit: 1 });
const bulk = await attio.records.createMany<Mine>("mine", [{ values: { number: "1" } }]);
if (bulk.results[0]?.status === "done") bulk.results[0].value.values.number[0].value.toUpperCase();
await attio.entries.createMany("mine", [{ parent_object: "people", parent_record_id: "id", entry_values: {} }]);
for await (const value of attio.records.values("people", "id", "job_title")) if (value.attribute_type === "text") value.value.toUpperCase();
await attio.attributes.list("objects", "anything");
check<Same<ValuesOf<"companies">, StandardObjects["companies"]>>();
check<Same<ValuesOf<"anything">, Values>>();
type Last = Parameters<AttioClient["records"]["query"]>[1];
check<Same<Last, RecordQuery | undefined>>();

// Stable order, and continuing after a page.
const stable = await attio.records.query("people", { filter: { job_title: "CTO" } }, { stable: true });
const after: string | undefined = stable.after;
attio.entries.rows("sales_pipeline", {}, { after, stable: true });
const part: string | undefined = attio.records.exportCsv("people", {}, { maxRows: 100 }).after;
attio.records.exportNdjson("people", {}, { after: part });
// @ts-expect-error: tasks cannot be read in stable order
attio.tasks.list({}, { stable: true });
