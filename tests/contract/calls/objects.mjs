export const objects = {
  "objects.list": [() => []],
  "objects.create": [() => [{ api_slug: "contracts", singular_noun: "Contract", plural_noun: "Contracts" }]],
  "objects.get": [() => ["companies"]],
  "objects.update": [
    () => ["invoices", { plural_noun: "Bills" }],
    () => ["invoices", { api_slug: "bills", singular_noun: "Bill", plural_noun: "Bills" }],
  ],
  "objects.delete": [() => ["invoices"]],
  "objects.views": [() => ["companies"], (at) => ["companies", { show_archived: true, limit: 1, cursor: at.cursor }]],
};
