// Programs of users compile, and their results have the documented types.
import { AttioClient, AttioError, type Page, type PagePromise } from "attio-wasm";
import type { AttioRecord, ClientEvent, Comment, Entry, Filter, Meeting, Note, Records, RequestOptions, Task, ValuesInput } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { actor, location, personalName, phoneNumber, recordByRule, recordMatching, recordReference } from "attio-wasm/write";
import { AttioClient as SlimClient, init } from "attio-wasm/slim";
import { check, type IsAny, type Same } from "./same.js";

// Options: none, a few, all.
new AttioClient();
new AttioClient({ apiKey: "key" });
const attio = new AttioClient({
  apiKey: async () => "key",
  connection: "id",
  via: "maton",
  baseUrl: "/api/attio",
  headers: { "x-team": "sales" },
  timeoutMs: 10_000,
  maxRetries: 0,
  maxRetryDelayMs: 5_000,
  requestsPerSecond: null,
  onEvent(event) {
    check<Same<typeof event, ClientEvent>>();
    if (event.type === "response") event.status.toFixed();
    if (event.type === "wait") event.ms.toFixed();
  },
});
const options: RequestOptions = { timeoutMs: 1, maxRetries: 1, connection: "id", headers: {} };

// The slim entry is the same client with an init.
await init();
await init(new Uint8Array());
await init("https://example.com/attio.wasm");
const slim: SlimClient = attio;
void slim;

// The sandbox is a fetch.
const sandbox = createSandbox({ companies: 10, connections: "none" });
sandbox.misbehave({ status: 429, retryAfter: 1 });

// Lists: awaited, iterated, collected.
const list = attio.tasks.list({ limit: 10 });
check<Same<typeof list, PagePromise<Task>>>();
const page = await list;
check<Same<typeof page, Page<Task>>>();
check<Same<typeof page.data, Task[]>>();
check<Same<typeof page.nextOffset, number | undefined>>();
for await (const task of list) check<Same<typeof task, Task>>();
for await (const each of list.pages()) check<Same<typeof each, Page<Task>>>();
check<Same<Awaited<ReturnType<typeof list.toArray>>, Task[]>>();
if (page.hasNextPage()) check<Same<Page<Task>, Awaited<ReturnType<typeof page.getNextPage>>>>();
await list.toArray({ limit: 5 });

// Records of a standard object have its attributes; values narrow by attribute_type.
const companies = await attio.records.query("companies", {
  filter: { $and: [{ name: { $contains: "Labs" } }, { $not: { domains: { $not_empty: true } } }] },
  sorts: [
    { attribute: "name", direction: "asc" },
    { attribute: "primary_location", field: "country_code", direction: "desc" },
  ],
  limit: 50,
});
for (const company of companies.data) {
  company.id.record_id.toUpperCase();
  company.values.name?.[0]?.value.toUpperCase();
  company.values.domains?.[0]?.root_domain.toUpperCase();
}

// Any other object: values by slug, discriminated by their type.
const [invoice] = (await attio.records.query("invoices")).data;
const value = invoice?.values["amount"]?.[0];
if (value?.attribute_type === "currency") value.currency_value.toFixed();
if (value?.attribute_type === "select") value.option.title.toUpperCase();
if (value?.attribute_type === "personal-name") value.full_name.toUpperCase();

// … or typed by the caller.
interface Invoice {
  number: { value: number }[];
}
const typed = await attio.records.get<Invoice>("invoices", "id");
check<Same<typeof typed, AttioRecord<Invoice>>>();
typed.values.number[0]?.value.toFixed();
const entry = await attio.entries.get<Invoice>("unpaid", "id");
interface Deal {
  name: [{ value: string }];
  close_date: [] | [{ value: string }];
}
for await (const deal of attio.records.query<Deal>("deals", { filter: { stage: "Won" } })) {
  check<Same<typeof deal, AttioRecord<Deal>>>();
  deal.values.name[0].value.toUpperCase();
}
check<Same<typeof entry, Entry<Invoice>>>();

// Filters.
const filters: Filter[] = [
  { name: "Acme" },
  { rating: 5 },
  { name: { full_name: { $starts_with: "A" } } },
  { stage: { $in: ["Won", "Lost"] } },
  { $or: [{ name: "a" }, { $not: { name: "b" } }] },
  { path: [["deals", "associated_company"], ["companies", "domains"]], constraints: { domain: "acme.com" } },
];
await attio.entries.query("pipeline", { filter: filters[0]! });
await attio.records.query("companies", { filter_view_id: "view" });

// Writing.
await attio.records.create("people", {
  values: { name: [{ first_name: "Ada", last_name: "Lovelace" }], email_addresses: ["ada@example.com"], description: "First" },
});
await attio.records.upsert("companies", { matching_attribute: "domains", values: { domains: ["acme.com"], name: "Acme" } });
const task = await attio.tasks.create(
  {
    content: "Call",
    format: "plaintext",
    deadline_at: null,
    assignees: [],
    linked_records: [{ target_object: "people", target_record_id: "id" }],
  },
  options,
);
check<Same<typeof task, Task>>();
const note = await attio.notes.create({ parent_object: "people", parent_record_id: "id", format: "markdown", content: "# Hi" });
check<Same<typeof note, Note>>();
const author = { type: "workspace-member", id: "id" } as const;
const comment = await attio.comments.create({ format: "plaintext", content: "Hi", author, thread_id: "id" });
check<Same<typeof comment, Comment>>();
await attio.comments.create({ format: "plaintext", content: "Hi", author, record: { object: "people", record_id: "id" } });
await attio.comments.create({ format: "plaintext", content: "Hi", author, entry: { list: "pipeline", entry_id: "id" } });
const nothing = await attio.tasks.delete("id");
check<Same<typeof nothing, void>>();

// Enums are open: values that the vendor adds later are strings.
const connection = await attio.connections.create();
if (connection.status === "ACTIVE") await attio.connections.waitUntilActive(connection.connection_id, { timeoutMs: 1_000 });
const status: string = connection.status;
void status;
for await (const meeting of attio.meetings.list({ limit: 10 })) check<Same<typeof meeting, Meeting>>();

// Errors.
try {
  await attio.self();
} catch (error) {
  if (AttioError.is(error)) {
    check<Same<typeof error, AttioError>>();
    check<Same<typeof error.source, "client" | "network" | "gateway" | "attio">>();
    check<Same<typeof error.status, number | undefined>>();
    check<Same<typeof error.code | typeof error.type | typeof error.requestId, string | undefined>>();
    check<Same<typeof error.attempts, number | undefined>>();
    check<Same<typeof error.maybeProcessed, boolean | undefined>>();
    check<Same<typeof error.method | typeof error.path, string | undefined>>();
    check<Same<typeof error.cause, unknown>>();
    switch (error.kind) {
      case "rate_limited":
        error.retryAfterMs?.toFixed();
        break;
      case "validation":
        error.validationErrors?.[0]?.message?.toUpperCase();
        break;
    }
  }
}

// Raw requests are `unknown` unless a type is given.
const raw = await attio.request({ method: "GET", path: "/v2/objects" });
check<Same<typeof raw.body, unknown>>();
const told = await attio.request<{ data: string[] }>({ path: "/v2/anything", query: { limit: 1, tags: ["a", "b"] } });
check<Same<typeof told.body.data, string[]>>();

// `using` disposes.
{
  using scoped = attio.withConnection("id");
  check<Same<typeof scoped, AttioClient>>();
  const records: Records = scoped.records;
  void records;
}

// No result is `any`.
type Results<T> = { [K in keyof T]: T[K] extends (...args: never[]) => infer R ? IsAny<Awaited<R>> : false }[keyof T];
type Resources = Exclude<keyof AttioClient, "free" | "request" | "self" | "withConnection" | typeof Symbol.dispose>;
check<Same<{ [R in Resources]: Results<AttioClient[R]> }[Resources], false>>();

// The results of the helpers are accepted by writes.
const helped: ValuesInput = {
  name: personalName("Ada", "Lovelace"),
  primary_location: location({ locality: "London", country_code: "GB" }),
  phone_numbers: [phoneNumber("020 7946 0000", "GB")],
  company: recordReference("companies", "id"),
  team: [recordMatching("people", "email_addresses", { email_address: "ada@example.com" }), recordByRule("people", { email_addresses: "ada@example.com" })],
  owner: actor("ada@example.com"),
};
void helped;

// A page iterates its own items synchronously, and all that follow asynchronously.
for (const task of await attio.tasks.list()) task.content_plaintext;
for await (const task of await attio.tasks.list()) task.content_plaintext;
