const visit = { title: ["Visit to the roastery"], outcome: ["Positive"], topics: ["Pricing"], minutes: [45], occurred_at: ["2026-11-02T10:00:00Z"] };

export const activities = {
  "activities.list": [() => [], (at) => [{ limit: 1, cursor: at.cursor }]],
  "activities.create": [() => [{ api_slug: "tastings", singular_noun: "Tasting", plural_noun: "Tastings", extends: "interactions" }]],
  "activities.get": [() => ["site_visits"]],
  "activities.update": [
    () => ["site_visits", { plural_noun: "Visits on site" }],
    () => ["site_visits", { api_slug: "visits", singular_noun: "Visit", plural_noun: "Visits" }],
  ],
  "activities.delete": [() => ["site_visits"]],
  "activityRecords.query": [
    () => ["site_visits"],
    () => [
      "site_visits",
      { filter: { outcome: "Positive" }, sorts: [{ direction: "desc", attribute: "minutes", field: "value" }], limit: 1, offset: 0 },
    ],
    () => ["site_visits", { sorts: [{ direction: "asc", path: [["site_visits", "company"], ["companies", "name"]], field: "value" }], limit: 1 }],
  ],
  "activityRecords.create": [(at) => ["site_visits", { values: { ...visit, participants: [{ target_object: "people", target_record_id: at.person }] } }]],
  "activityRecords.upsert": [() => ["site_visits", { matching_attribute: "external_id", values: { ...visit, external_id: ["visit-17"] } }]],
  "activityRecords.get": [(at) => ["site_visits", at.activityRecord]],
  "activityRecords.update": [(at) => ["site_visits", at.activityRecord, { values: { topics: ["Support"] } }]],
  "activityRecords.replace": [(at) => ["site_visits", at.activityRecord, { values: { topics: ["Introduction"] } }]],
  "activityRecords.delete": [(at) => ["site_visits", at.activityRecord]],
};
