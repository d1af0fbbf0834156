// Arguments that the vendor refuses, and names that do not exist, must not compile.
import { AttioClient, type AttioError, type RequestEvent } from "attio-wasm";

const attio = new AttioClient();

// @ts-expect-error: a misspelt option
new AttioClient({ apikey: "key" });
// @ts-expect-error: only Maton or Attio
new AttioClient({ via: "hubspot" });
// @ts-expect-error: milliseconds are a number
new AttioClient({ timeoutMs: "10s" });

// @ts-expect-error: no such resource
attio.invoices;
// @ts-expect-error: no such verb
attio.records.find("companies");
// @ts-expect-error: which object?
attio.records.query();
// @ts-expect-error: an id is missing
attio.records.get("companies");
// @ts-expect-error: resources come from a client
new attio.records();

// @ts-expect-error: an operator that does not exist
attio.records.query("companies", { filter: { name: { $neq: "x" } } });
// @ts-expect-error: a group that does not exist
attio.records.query("companies", { filter: { $nor: [] } });
// @ts-expect-error: $and takes a list
attio.records.query("companies", { filter: { $and: { name: "x" } } });
// @ts-expect-error: $in takes a list
attio.records.query("companies", { filter: { name: { $in: "x" } } });
// @ts-expect-error: a filter or a view, not both
attio.records.query("companies", { filter: { name: "x" }, filter_view_id: "y" });
// @ts-expect-error: ascending or descending
attio.records.query("companies", { sorts: [{ attribute: "name", direction: "up" }] });
// @ts-expect-error: by an attribute or by a path
attio.records.query("companies", { sorts: [{ direction: "asc" }] });

// @ts-expect-error: values are inside `values`
attio.records.create("companies", { name: "Acme" });
// @ts-expect-error: what to match by?
attio.records.upsert("companies", { values: { name: "Acme" } });

// @ts-expect-error: a task needs a deadline, assignees and linked records
attio.tasks.create({ content: "Call", format: "plaintext" });
// @ts-expect-error: a note needs a parent
attio.notes.create({ format: "plaintext", content: "Hi" });

const author = { type: "workspace-member", id: "id" } as const;
// @ts-expect-error: a comment needs a target
attio.comments.create({ format: "plaintext", content: "Hi", author });
// @ts-expect-error: exactly one target
attio.comments.create({ format: "plaintext", content: "Hi", author, thread_id: "a", record: { object: "people", record_id: "b" } });

// @ts-expect-error: kinds of errors are ours, and all of them are known
(error: AttioError) => error.kind === "rate-limited";
// @ts-expect-error: an event of another type has no status
(event: RequestEvent) => event.status;

// @ts-expect-error: options are last
attio.tasks.list({ timeoutMs: 5 });
// @ts-expect-error: a list has no `length`
attio.tasks.list().length;
// @ts-expect-error: deleting gives nothing
(await attio.tasks.delete("id")).id;
// @ts-expect-error: a value is known only once its type is
(await attio.records.get("invoices", "id")).values["amount"]?.[0]?.currency_value;
