// With the workspace's file (`attio.d.ts`), correct uses compile and have the documented types.
import { AttioClient } from "attio-wasm";
import type {
  AttioRecord, ConditionOf, CurrencyValue, EntryOf, EntryRowOf, LocationParts, ListEntry, ObjectArgument, ObjectSlug, PagePromise, RecordCreate, RecordCreateOf,
  RecordQueryOf, RecordUpdateOf, Row, RowOf, Timestamp, ValuesOf,
} from "attio-wasm";
import { actor, location, phoneNumber, recordReference, recordMatching, recordByRule } from "attio-wasm/write";
import { check, type Same } from "../same.js";

declare const attio: AttioClient;
declare const anyText: string;

check<Same<ObjectSlug, "companies" | "people" | "invoices">>();

// Reading: values by slug; select titles complete the known ones and accept others.
const page = await attio.records.query("invoices", {
  filter: { $and: [{ stage: "Sent" }, { total: { $gte: 100 } }, { $not: { tags: "Disputed" } }] },
  sorts: [{ attribute: "due", direction: "desc" }, { attribute: "total", field: "currency_value", direction: "asc" }],
  limit: 50,
});
const invoice = page.data[0]!;
check<Same<typeof invoice, AttioRecord<ValuesOf<"invoices">>>>();
check<Same<NonNullable<typeof invoice.values.total>, CurrencyValue[]>>();
check<Same<NonNullable<typeof invoice.values.customer>[number]["target_object"], "companies">>();
check<Same<NonNullable<typeof invoice.values.about>[number]["target_object"], "companies" | "people">>();
check<Same<NonNullable<typeof invoice.values.anything>[number]["target_object"], string>>();
invoice.values.tags?.[0]?.option.title satisfies string | undefined;
if (invoice.values.tags?.[0]?.option.title === "Overdue") invoice.values["2nd_reminder"]?.[0]?.value.toUpperCase();
invoice.values.mood?.[0]?.attribute_type;
(await attio.records.get("people", "id")).values.last_interaction?.[0]?.interacted_at satisfies Timestamp | undefined;
for await (const total of attio.records.values("invoices", "id", "total", { show_historic: true })) check<Same<typeof total, CurrencyValue>>();

// Ids are accepted, and texts that the compiler does not know, and own types.
await attio.records.query("97052eb9-e65e-443f-a297-f2d9a4a7f795", { filter: { anything_at_all: 1 } });
const other = await attio.records.get(anyText, "id");
if (other.values["x"]?.[0]?.attribute_type === "text") other.values["x"][0].value.toUpperCase();
interface Mine {
  number: [{ value: string }];
}
const mine = await attio.records.query<Mine>("elsewhere");
check<Same<(typeof mine.data)[number]["values"]["number"][0]["value"], string>>();
(await attio.records.query<Mine>("invoices")).data[0]?.values.number[0].value.toUpperCase();
(await attio.entries.get<Mine>("elsewhere", "id")).entry_values.number[0].value.toUpperCase();
const whole = await attio.records.createMany<Mine>("elsewhere", [{ values: { a: 1 } }]);
if (whole.results[0]?.status === "done") whole.results[0].value.values.number[0].value.toUpperCase();

// In code for any object.
const each = <K extends ObjectSlug>(object: K) => attio.records.query(object).toArray();
(await each("invoices"))[0]?.values.total?.[0]?.currency_value.toFixed();
const named = async <V>(object: string): Promise<AttioRecord<V>[]> => attio.records.query<V>(object).toArray();
void named;
const query: RecordQueryOf<"invoices"> = { filter: { due: { $lt: "2026-01-01" } } };
for (const object of ["companies", "people"] as const) await attio.records.query(object, { limit: 1 });

// Filters: by each type.
const filters: RecordQueryOf<"invoices">["filter"][] = [
  { number: "R-1" },
  { number: { $in: ["R-1", "R-2"], $starts_with: "R" } },
  { number: { value: { $contains: "R" } } },
  { total: { currency_value: { $lt: 5 } } },
  { stage: { status: "Paid", active_from: { $gte: "2026-01-01T00:00:00Z" } } },
  { tags: { option: { $eq: "Overdue" } } },
  { tags: { option: "97052eb9-e65e-443f-a297-f2d9a4a7f795" } },
  { customer: { target_object: "companies", target_record_id: { $in: ["a", "b"] } } },
  { is_paid: true, hours: { $gt: 1, $lte: 2 }, happiness: 5 },
  { owner: { referenced_actor_type: "workspace-member", referenced_actor_id: "id" } },
  { address: { country_code: "DE", locality: { $contains: "Ber" } } },
  { phone: { $starts_with: "+49" } },
  { mood: "sunny" },
  { record_id: { $in: ["a"] } },
  { "97052eb9-e65e-443f-a297-f2d9a4a7f795": { $eq: 1 } },
  { $or: [{ due: "2026-01-01" }, { path: [["invoices", "customer"], ["companies", "name"]], constraints: { $contains: "Acme" } }] },
];
await attio.records.query("invoices", { filter: filters[0]! });
await attio.records.query("people", { filter: { name: { last_name: { $not_empty: true } }, last_interaction: { interacted_at: { $gte: "2026-01-01" } } } });
await attio.records.query("companies", { filter_view_id: "view" });
const condition: ConditionOf<{ type: "text"; flags: never; choices: string }> = { $contains: "x" };
void condition;

// Writing: required attributes must be given, optional ones may be cleared.
const create: RecordCreateOf<"invoices"> = { values: { number: "R-1", total: 12.5 } };
check<Same<typeof create, { values: RecordCreateOf<"invoices">["values"] }>>();
await attio.records.create("invoices", create);
await attio.records.create("invoices", {
  values: {
    number: ["R-1"],
    total: { currency_value: 12.5 },
    tags: ["Overdue", { option: "Disputed" }],
    stage: "Draft",
    customer: "example.com",
    contacts: [{ target_object: "people", target_record_id: "id" }, recordMatching("people", "email_addresses", { email_address: "ada@example.com" })],
    about: recordReference("companies", "id"),
    anything: recordByRule("companies", { domains: "example.com" }),
    due: "2026-01-31",
    "2nd_reminder": undefined,
    is_paid: false,
    owner: actor("ada@example.com"),
    address: location({ locality: "Berlin", country_code: "DE" }),
    phone: phoneNumber("020 7946 0000", "GB"),
    mood: "sunny",
    "97052eb9-e65e-443f-a297-f2d9a4a7f795": ["by id"],
  },
});
await attio.records.update("invoices", "id", { values: { stage: null, tags: [], total: 3, hours: null } });
await attio.records.replace("invoices", "id", { values: { contacts: [] } });
await attio.records.upsert("invoices", { matching_attribute: "number", values: { number: "R-1", total: 1 } });
await attio.records.upsert("companies", { matching_attribute: "domains", values: { domains: ["example.com"], tier: "Gold" } });
const bulk = await attio.records.createMany("invoices", [{ values: { number: "R-1", total: 1 } }], { concurrency: 2 });
if (bulk.results[0]?.status === "done") bulk.results[0].value.values.total?.[0]?.currency_value.toFixed();
await attio.records.updateMany("invoices", [{ record_id: "id", values: { hours: 1 } }]);
await attio.records.upsertMany("companies", new Set([{ matching_attribute: "domains", values: { domains: ["example.com"] } }] as const));
await attio.records.deleteMany("invoices", ["id"]);

// For one of several objects, values of any of them are accepted; functions for any object and unknown bodies still
// compile.
declare const either: "companies" | "people";
declare const anyObject: ObjectSlug;
declare const loose: RecordCreate;
await attio.records.update(either, "id", { values: { tier: "Gold" } });
await attio.records.create(either, { values: {} });
await attio.records.upsert(either, { matching_attribute: "domains", values: { domains: ["example.com"] } });
await attio.records.update(anyObject, "id", { values: { name: "Acme" } });
const createAny = <K extends ObjectSlug>(object: K & ObjectArgument<K>, body: RecordCreateOf<K>) => attio.records.create<K>(object as ObjectArgument<K>, body);
await createAny("companies", { values: { tier: "Gold" } });
const change: RecordUpdateOf<"companies"> = { values: { tier: "Gold" } };
await attio.records.update("companies", "id", { ...change, values: { ...change.values, name: "Acme" } });
await attio.records.create(anyText, loose);
await attio.records.create(anyText, { values: { a: ["x", "y"], b: "x", c: null, d: [] } });
await attio.records.upsert(anyText, { matching_attribute: "x", values: { x: ["1", "2"], y: 1 } });
await attio.entries.create(anyText, { parent_object: "companies", parent_record_id: "id", entry_values: { a: ["x", "y"] } });

// Rows: single values may be null, even required ones; lists are lists; `select` and `expand` decide the properties.
for await (const row of attio.records.rows("invoices", query)) {
  check<Same<typeof row.total, number | null>>();
  check<Same<typeof row.number, string | null>>();
  check<Same<typeof row.is_paid, boolean | null>>();
  check<Same<typeof row.contacts, string[]>>();
  check<Same<typeof row.address, LocationParts | null>>();
  check<Same<typeof row.created_at, string>>();
  row.tags.map((tag) => tag.toUpperCase());
  row satisfies Row;
}
const rows = await attio.records.rows("invoices", {}, { select: ["number", "customer", "contacts"], expand: { customer: ["name", "domains"], contacts: ["email_addresses"] } });
check<Same<keyof (typeof rows.data)[number], "record_id" | "created_at" | "web_url" | "number" | "customer" | "contacts">>();
rows.data[0]?.customer?.name?.toUpperCase();
rows.data[0]?.customer?.domains?.[0]?.toUpperCase();
rows.data[0]?.contacts[0]?.email_addresses?.[0]?.toUpperCase();
const [referring] = await attio.records.rows("invoices", {}, { references: "object" }).toArray({ limit: 1 });
referring?.customer?.target_object satisfies "companies" | undefined;
const [plain] = await attio.records.rows<{ record_id: string; anything: string }>("invoices").toArray({ limit: 1 });
plain?.anything.toUpperCase();
const selection: ("number" | "total")[] = ["number"];
const [some] = await attio.records.rows("invoices", {}, { select: selection }).toArray();
some?.number?.toUpperCase();
const typed: RowOf<"companies"> = (await attio.records.rows("companies")).data[0]!;
typed.tier?.toUpperCase();
new Response(attio.records.exportCsv("invoices", query, { select: ["number", "total"], header: false }));
attio.records.exportNdjson("invoices");

// Lists: their own attributes, and the object of their records.
const entries = attio.entries.query("sales_pipeline", { filter: { $not: { stage: "Won" } }, sorts: [{ attribute: "deal_size", direction: "desc" }] });
check<Same<typeof entries, PagePromise<EntryOf<"sales_pipeline">>>>();
const [entry] = (await entries).data;
entry satisfies ListEntry<object, "companies"> | undefined;
check<Same<NonNullable<typeof entry>["parent_object"], "companies">>();
entry?.entry_values.stage?.[0]?.status.title satisfies string | undefined;
await attio.entries.create("sales_pipeline", { parent_object: "companies", parent_record_id: "id", entry_values: { stage: "Lead" } });
await attio.entries.upsert("sales_pipeline", { parent_object: "companies", parent_record_id: "id", entry_values: { deal_size: 5 } });
await attio.entries.update("sales_pipeline", "id", { entry_values: { stage: "Won", deal_size: null } });
await attio.entries.createMany("partners", [{ parent_object: "people", parent_record_id: "id", entry_values: { kinds: ["Agency"] } }]);
for await (const row of attio.entries.rows("sales_pipeline", {}, { select: ["stage", "contact"], expand: { contact: ["name"] } })) {
  check<Same<typeof row.parent_object, "companies">>();
  row.contact?.name?.toUpperCase();
  row.stage satisfies string | null;
}
const partner: EntryRowOf<"partners"> = (await attio.entries.rows("partners")).data[0]!;
partner.kinds.map((kind) => kind.toUpperCase());
for await (const stage of attio.entries.values("sales_pipeline", "id", "stage")) stage.status.title.toUpperCase();

// The calls on attributes.
await attio.attributes.get("objects", "invoices", "total");
await attio.attributes.listOptions("objects", "companies", "tier");
await attio.attributes.listStatuses("lists", "sales_pipeline", "stage");
await attio.attributes.list("objects", anyText);
await attio.attributes.create("objects", "invoices", {
  title: "New", description: null, api_slug: "new", type: "text", is_required: false, is_unique: false, is_multiselect: false, config: {},
});

// An option that may be undefined, such as a variable of the environment or a signal, is one that is left out.
export async function withOptions(key: string | undefined, connection: string | undefined, signal: AbortSignal | undefined, some: number | undefined) {
  const client = new AttioClient({ apiKey: key, connection, timeoutMs: some, maxRetries: some, fetch: undefined, onEvent: undefined, dedupe: undefined });
  await client.self({ signal, timeoutMs: some, headers: undefined });
  await client.tasks.list({}, { signal }).toArray({ limit: some });
  await client.records.rows("companies", {}, { signal, concurrency: some }).toColumns({ limit: some });
  await client.records.deleteMany("companies", [], { signal, concurrency: some, onProgress: undefined });
  client.records.exportCsv("companies", {}, { signal, bom: undefined, maxRows: some });
}
