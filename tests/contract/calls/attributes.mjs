const attribute = (api_slug, type, more = {}) => ({
  title: "Made by a test",
  description: null,
  api_slug,
  type,
  is_required: false,
  is_unique: false,
  is_multiselect: false,
  config: {},
  ...more,
});

const euros = { currency: { default_currency_code: "EUR", display_type: "symbol" } };
const toPeople = { record_reference: { allowed_objects: ["people"] } };

export const attributes = {
  "attributes.list": [
    () => ["objects", "people"],
    () => ["objects", "companies", { limit: 5, offset: 2, show_archived: true }],
    () => ["lists", "sales_pipeline"],
  ],
  "attributes.create": [
    () => ["objects", "invoices", attribute("reference", "text", { description: "As the customer sees it", is_unique: true, is_required: true })],
    () => ["objects", "invoices", attribute("amount", "currency", { config: euros })],
    () => ["objects", "invoices", attribute("contacts", "record-reference", { is_multiselect: true, config: toPeople })],
    () => ["objects", "invoices", attribute("due_on", "date", { default_value: { type: "dynamic", template: "P30D" } })],
    () => ["objects", "invoices", attribute("is_paid", "checkbox", { default_value: { type: "static", template: [{ value: false }] } })],
    () => ["objects", "invoices", attribute("size", "select", { default_value: null })],
    () => [
      "objects",
      "invoices",
      attribute("company", "record-reference", {
        relationship: { object: "companies", title: "Invoices", api_slug: "invoices", is_multiselect: true },
      }),
    ],
    () => ["lists", "sales_pipeline", attribute("notes_on_price", "text")],
  ],
  "attributes.get": [() => ["objects", "companies", "domains"], () => ["lists", "sales_pipeline", "stage"]],
  "attributes.update": [
    () => ["objects", "invoices", "number", { title: "Invoice number", description: "Counted up", is_required: true, is_unique: true }],
    () => ["objects", "invoices", "number", { api_slug: "invoice_number", description: null, is_archived: true }],
    () => ["objects", "invoices", "total", { config: euros, default_value: { type: "static", template: [{ currency_value: 5 }] } }],
    () => ["objects", "invoices", "payers", { config: toPeople, default_value: null }],
    () => ["objects", "invoices", "due", { default_value: { type: "dynamic", template: "P1M" } }],
  ],
  "attributes.listOptions": [() => ["objects", "invoices", "tags"], () => ["objects", "invoices", "tags", { show_archived: true }]],
  "attributes.createOption": [() => ["objects", "invoices", "tags", { title: "Overdue" }]],
  "attributes.updateOption": [(at) => ["objects", "invoices", "tags", at.option, { title: "Express", is_archived: true }]],
  "attributes.listStatuses": [() => ["lists", "sales_pipeline", "stage"], () => ["lists", "sales_pipeline", "stage", { show_archived: false }]],
  "attributes.createStatus": [
    () => ["lists", "sales_pipeline", "stage", { title: "On hold" }],
    () => ["lists", "sales_pipeline", "stage", { title: "Signed", celebration_enabled: true, target_time_in_status: "P1W" }],
  ],
  "attributes.updateStatus": [
    (at) => ["lists", "sales_pipeline", "stage", at.status, { title: "Lead", celebration_enabled: false, target_time_in_status: null, is_archived: false }],
  ],
};
