// Programs that must compile under every option of the compiler, even without `strict`: with the workspace's file, and for
// every entry that exports the client. Each line after a comment is an error without it.
import { AttioClient, type RecordCreateOf, type RowOf } from "attio-wasm";
import { AttioClient as SlimClient, init } from "attio-wasm/slim";
import { createSandbox } from "attio-wasm/sandbox";
import { generateTypes } from "attio-wasm/types";
import type { WebhookEvent } from "attio-wasm/webhooks";

declare const attio: AttioClient;
declare const slim: SlimClient;
export type { WebhookEvent };

export async function right() {
  await init();
  createSandbox({ seed: 7 });
  (await generateTypes(attio)).toUpperCase();
  const body: RecordCreateOf<"invoices"> = { values: { number: "R-1", total: 12.5, tags: ["Overdue"], stage: "Draft" } };
  await attio.records.create("invoices", body);
  const [invoice] = (await slim.records.query("invoices", { filter: { $or: [{ stage: "Sent" }, { total: { $gte: 1 } }] }, sorts: [{ attribute: "due", direction: "asc" }] })).data;
  const title: string | undefined = invoice?.values.tags?.[0]?.option.title;
  const [row] = await attio.records.rows("invoices", {}, { select: ["total", "customer"], expand: { customer: ["name"] } }).toArray();
  const name: string | null | undefined = row?.customer?.name;
  const typed: RowOf<"companies"> | undefined = (await slim.records.rows("companies")).data[0];
  await attio.entries.create("sales_pipeline", { parent_object: "companies", parent_record_id: "id", entry_values: { stage: "Lead" } });
  await attio.records.upsert("companies", { matching_attribute: "domains", values: { domains: ["example.com"] } });
  return { title, name, typed };
}

// @ts-expect-error: a misspelt object
attio.records.query("invoces");
// @ts-expect-error: the same of the slim entry's client
slim.records.query("invoces");
// @ts-expect-error: a misspelt attribute
attio.records.query("invoices", { filter: { totl: 1 } });
// @ts-expect-error: a misspelt option
attio.records.query("invoices", { filter: { tags: "Overdu" } });
// @ts-expect-error: an operator that an amount has not
slim.records.query("invoices", { filter: { total: { $contains: "1" } } });
// @ts-expect-error: a misspelt attribute to sort by
attio.records.query("invoices", { sorts: [{ attribute: "totl", direction: "asc" }] });
// @ts-expect-error: a required attribute is missing
attio.records.create("invoices", { values: { number: "R-1" } });
// @ts-expect-error: a misspelt attribute to write
attio.records.update("invoices", "id", { values: { hour: 1 } });
// @ts-expect-error: a misspelt option to write
attio.records.update("companies", "id", { values: { tier: "Glod" } });
// @ts-expect-error: Attio fills it
attio.records.update("invoices", "id", { values: { margin: 1 } });
// @ts-expect-error: not unique
attio.records.upsert("invoices", { matching_attribute: "total", values: { number: "R-1", total: 1 } });
// @ts-expect-error: a misspelt attribute of rows
attio.records.rows("invoices", {}, { select: ["totl"] });
// @ts-expect-error: a misspelt status of a list
attio.entries.query("sales_pipeline", { filter: { stage: "Led" } });
// @ts-expect-error: an attribute that is not there
attio.records.get("invoices", "id").then(({ values }) => values.legacy);
