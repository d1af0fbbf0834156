// With the workspace's file (`attio.d.ts`), each mistake is an error at its own line: without its comment, each of
// these lines has one error, and no other line has any (`errors.mjs`).
import { AttioClient, type AttioRecord } from "attio-wasm";

declare const attio: AttioClient;
const { records, entries, attributes } = attio;

// Slugs of objects and lists.
// @ts-expect-error: a misspelt object ("invoices")
records.query("invoces");
// @ts-expect-error: a misspelt object ("companies")
records.get("companys", "id");
// @ts-expect-error: a misspelt object ("invoices")
records.create("invoice", { values: {} });
// @ts-expect-error: a misspelt object ("people")
records.delete("persons", "id");
// @ts-expect-error: a misspelt object ("invoices")
records.rows("invoces");
// @ts-expect-error: a misspelt object ("invoices")
records.exportCsv("invoces");
// @ts-expect-error: a misspelt object ("invoices")
records.createMany("invoces", []);
// @ts-expect-error: a misspelt object ("invoices")
attio.objects.get("invoces");
// @ts-expect-error: an object is no list ("sales_pipeline")
entries.query("companies");
// @ts-expect-error: a misspelt list ("sales_pipeline")
entries.create("sales_pipelin", { parent_object: "companies", parent_record_id: "id", entry_values: {} });
// @ts-expect-error: a misspelt list ("partners")
attio.lists.get("partner");

// Reading.
const invoice = await records.get("invoices", "id");
// @ts-expect-error: a misspelt attribute ('total')
invoice.values.totl;
// @ts-expect-error: an archived attribute ('legacy')
invoice.values.legacy;
// @ts-expect-error: a currency has no such field ('value')
invoice.values.total?.[0]?.value;
// @ts-expect-error: it points to companies only ("people")
invoice.values.customer?.[0]?.target_object === "people";
// @ts-expect-error: it may be missing (undefined)
invoice.values.total[0];
// @ts-expect-error: an annotation changes nothing ('total')
const lying: AttioRecord<{ total: { value: string }[] }> = await records.get("invoices", "id");
// @ts-expect-error: a misspelt attribute ("total")
records.values("invoices", "id", "totl");

// Filters and sorts.
// @ts-expect-error: a misspelt attribute ('totl' does not exist in type 'RecordFilterOf<"invoices">')
records.query("invoices", { filter: { totl: 1 } });
// @ts-expect-error: a misspelt attribute, deep inside ('stge' does not exist in type 'RecordFilterOf<"invoices">')
records.query("invoices", { filter: { $or: [{ $not: { stge: "Sent" } }] } });
// @ts-expect-error: a misspelt option ("Overdue")
records.query("invoices", { filter: { tags: "Overdu" } });
// @ts-expect-error: a misspelt status ("Sent")
records.query("invoices", { filter: { stage: { $eq: "Snt" } } });
// @ts-expect-error: an amount contains no text ($contains)
records.query("invoices", { filter: { total: { $contains: "1" } } });
// @ts-expect-error: select takes no list ($in)
records.query("invoices", { filter: { tags: { $in: ["Overdue"] } } });
// @ts-expect-error: a number is no text (number)
records.query("invoices", { filter: { hours: "1" } });
// @ts-expect-error: a checkbox is true or false (boolean)
records.query("invoices", { filter: { is_paid: "true" } });
// @ts-expect-error: it points to companies only ("companies")
records.query("invoices", { filter: { customer: { target_object: "people" } } });
// @ts-expect-error: no such field of a location (country)
records.query("invoices", { filter: { address: { country: "DE" } } });
// @ts-expect-error: an operator that does not exist ($neq)
records.query("invoices", { filter: { number: { $neq: "x" } } });
// @ts-expect-error: a group that does not exist ($nor)
records.query("invoices", { filter: { $nor: [] } });
// @ts-expect-error: a misspelt attribute ("total")
records.query("invoices", { sorts: [{ attribute: "totl", direction: "asc" }] });
// @ts-expect-error: a filter or a view, not both (undefined)
records.query("invoices", { filter: { number: "x" }, filter_view_id: "y" });
// @ts-expect-error: an attribute of another object ('tier')
records.rows("invoices", { filter: { tier: "Gold" } });
// @ts-expect-error: a misspelt status ("Lead")
entries.query("sales_pipeline", { filter: { stage: "Led" } });

// Writing.
// @ts-expect-error: a required attribute is missing ('total')
records.create("invoices", { values: { number: "R-1" } });
// @ts-expect-error: a misspelt attribute ('total')
records.create("invoices", { values: { number: "R-1", total: 1, totl: 2 } });
// @ts-expect-error: a misspelt option ("Overdue")
records.create("invoices", { values: { number: "R-1", total: 1, tags: ["Overdu"] } });
// @ts-expect-error: Attio fills it ('margin')
records.create("invoices", { values: { number: "R-1", total: 1, margin: 3 } });
// @ts-expect-error: several values come as a list (string)
records.create("invoices", { values: { number: "R-1", total: 1, tags: "Overdue" } });
// @ts-expect-error: one value is no list of two (2)
records.create("invoices", { values: { number: ["R-1", "R-2"], total: 1 } });
// @ts-expect-error: an amount is a number (boolean)
records.create("invoices", { values: { number: "R-1", total: true } });
// @ts-expect-error: it points to companies only ("companies")
records.create("invoices", { values: { number: "R-1", total: 1, customer: { target_object: "people", target_record_id: "id" } } });
// @ts-expect-error: a required attribute cannot be cleared (null)
records.update("invoices", "id", { values: { total: null } });
// @ts-expect-error: a misspelt attribute ('hours')
records.update("invoices", "id", { values: { hour: 1 } });
declare const either: "companies" | "people";
// @ts-expect-error: neither of both has it ('tir')
records.update(either, "id", { values: { tir: "Gold" } });
// @ts-expect-error: a misspelt status ("Draft")
records.replace("invoices", "id", { values: { stage: "Drat" } });
// @ts-expect-error: not unique ("number")
records.upsert("invoices", { matching_attribute: "total", values: { number: "R-1", total: 1 } });
// @ts-expect-error: the matching value is missing ('number')
records.upsert("invoices", { matching_attribute: "number", values: { total: 1 } });
// @ts-expect-error: a required attribute is missing ('total')
records.createMany("invoices", [{ values: { number: "R-1" } }]);
// @ts-expect-error: a misspelt attribute ('hours')
records.updateMany("invoices", [{ record_id: "id", values: { hour: 1 } }]);
// @ts-expect-error: another object's records ("companies")
entries.create("sales_pipeline", { parent_object: "people", parent_record_id: "id", entry_values: { stage: "Lead" } });
// @ts-expect-error: a required attribute is missing ('stage')
entries.create("sales_pipeline", { parent_object: "companies", parent_record_id: "id", entry_values: {} });
// @ts-expect-error: a misspelt option ("Agency")
entries.update("partners", "id", { entry_values: { kinds: ["Agent"] } });

// Rows.
const [row] = await records.rows("invoices", {}, { select: ["number", "customer"], expand: { customer: ["name"] } }).toArray();
// @ts-expect-error: not selected ('total')
row?.total;
// @ts-expect-error: not asked for ('tier')
row?.customer?.tier;
// @ts-expect-error: it may be missing (null)
row?.number.toUpperCase();
// @ts-expect-error: a misspelt attribute ("total")
records.rows("invoices", {}, { select: ["totl"] });
// @ts-expect-error: no reference (total)
records.rows("invoices", {}, { expand: { total: ["name"] } });
// @ts-expect-error: an attribute that companies do not have ("name")
records.rows("invoices", {}, { expand: { customer: ["nam"] } });
// @ts-expect-error: a misspelt option ('select')
records.rows("invoices", {}, { selct: ["number"] });
// @ts-expect-error: a misspelt attribute ("stage")
entries.rows("sales_pipeline", {}, { select: ["stge"] });
// @ts-expect-error: a misspelt attribute ("total")
records.exportNdjson("invoices", {}, { select: ["totl"] });

// The calls on attributes.
// @ts-expect-error: a misspelt attribute ("total")
attributes.get("objects", "invoices", "totl");
// @ts-expect-error: a misspelt object ("invoices")
attributes.list("objects", "invoces");
// @ts-expect-error: an attribute of another list ("stage")
attributes.listStatuses("lists", "sales_pipeline", "kinds");

void lying;
