import { history } from "./records.mjs";

const parent = (at) => ({ parent_object: "companies", parent_record_id: at.company });

export const entries = {
  "entries.query": [
    () => ["sales_pipeline"],
    (at) => ["sales_pipeline", { filter_view_id: at.listView, limit: 2 }],
    () => [
      "sales_pipeline",
      {
        filter: { $or: [{ priority: "High" }, { path: [["sales_pipeline", "parent_record"], ["companies", "name"]], constraints: { $contains: "a" } }] },
        sorts: [{ direction: "asc", attribute: "deal_size", field: "currency_value" }],
        limit: 2,
        offset: 1,
      },
    ],
    () => ["sales_pipeline", { sorts: [{ direction: "desc", path: [["sales_pipeline", "parent_record"], ["companies", "name"]], field: "value" }], limit: 2 }],
  ],
  "entries.create": [
    (at) => ["sales_pipeline", { ...parent(at), entry_values: { stage: ["Proposal"], deal_size: [12_500], tags: ["Pilot", "Expansion"], expected_close: ["2027-01-31"] } }],
    (at) => ["sales_pipeline", { ...parent(at), entry_values: {} }],
  ],
  "entries.upsert": [(at) => ["sales_pipeline", { ...parent(at), entry_values: { next_step: ["Send the offer"] } }]],
  "entries.get": [(at) => ["sales_pipeline", at.entry]],
  "entries.update": [(at) => ["sales_pipeline", at.entry, { entry_values: { tags: ["Enterprise"] } }]],
  "entries.replace": [(at) => ["sales_pipeline", at.entry, { entry_values: { tags: ["Expansion"], priority: [] } }]],
  "entries.delete": [(at) => ["sales_pipeline", at.entry]],
  "entries.values": [(at) => ["sales_pipeline", at.entry, "stage"], (at) => ["sales_pipeline", at.entry, "stage", { show_historic: true, limit: 1, offset: 0 }]],
  "entries.replaceValues": [(at) => ["sales_pipeline", at.entry, "priority", history("Low", "High")]],
};
