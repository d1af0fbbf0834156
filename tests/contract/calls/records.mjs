const history = (before, after) => ({
  values: [
    { value: before, active_from: "2020-01-01T00:00:00Z", active_until: "2022-06-01T00:00:00Z" },
    { value: after, active_from: "2022-06-01T00:00:00Z", active_until: null },
  ],
  replace_history: true,
});

/** One value of every writable type. */
const company = (at) => ({
  name: ["Röstwerk Zürich"],
  domains: ["roestwerk.example", { domain: "roestwerk.test" }],
  description: ["Coffee, roasted slowly ☕"],
  categories: ["FinTech", { option: "SaaS" }],
  primary_location: [
    {
      line_1: "Bahnhofstrasse 1",
      line_2: null,
      line_3: null,
      line_4: null,
      locality: "Zürich",
      region: null,
      postcode: "8001",
      country_code: "CH",
      latitude: "47.3769",
      longitude: "8.5417",
    },
  ],
  twitter_follower_count: [1200],
  funding_raised_usd: [{ currency_value: 1_500_000.5 }],
  foundation_date: ["1998-04-01"],
  customer_since: ["2024-02-29T12:00:00Z"],
  is_customer: [true],
  fit: [4],
  main_phone: [{ original_phone_number: "044 668 18 00", country_code: "CH" }],
  billing_email: ["billing@roestwerk.example"],
  lifecycle: ["Trial"],
  account_owner: [{ referenced_actor_type: "workspace-member", referenced_actor_id: at.member }],
  team: [
    { target_object: "people", target_record_id: at.person },
    { target_object: "people", email_addresses: [{ email_address: at.secondEmail }] },
  ],
});

export const records = {
  "records.query": [
    () => ["companies"],
    () => ["people", { limit: 2, offset: 1 }],
    (at) => ["companies", { filter_view_id: at.objectView, limit: 3 }],
    () => [
      "companies",
      {
        filter: {
          $and: [
            { domains: { $not_empty: true } },
            { $or: [{ name: { value: { $contains: "a" } } }, { fit: { $gte: 2, $lt: 5 } }] },
            { $not: { domains: { $ends_with: ".invalid" } } },
          ],
        },
        sorts: [
          { direction: "asc", attribute: "name", field: "value" },
          { direction: "desc", attribute: "created_at" },
        ],
        limit: 2,
      },
    ],
    () => [
      "people",
      {
        filter: { path: [["people", "company"], ["companies", "name"]], constraints: { value: { $contains: "a" } } },
        sorts: [{ direction: "desc", path: [["people", "company"], ["companies", "name"]], field: "value" }],
        limit: 3,
      },
    ],
  ],
  "records.create": [
    (at) => ["companies", { values: company(at) }],
    () => ["people", { values: { name: [{ first_name: "Grace", last_name: "Hopper" }], email_addresses: ["grace@navy.example"], phone_numbers: ["+12025550143"] } }],
    (at) => [
      "deals",
      {
        values: {
          name: ["Espresso machines"],
          stage: [{ status: "In Progress" }],
          owner: [{ workspace_member_email_address: at.memberEmail }],
          value: [48_000],
          associated_company: [{ target_object: "companies", target_record_id: at.company }],
        },
      },
    ],
  ],
  "records.upsert": [
    () => ["people", { matching_attribute: "email_addresses", values: { name: ["Lovelace, Ada"], email_addresses: ["ada@engines.example"] } }],
    (at) => ["companies", { matching_attribute: "domains", values: { domains: [at.domain], description: ["Known already"] } }],
  ],
  "records.get": [(at) => ["people", at.person], (at) => ["companies", at.company], (at) => ["deals", at.deal]],
  "records.update": [(at) => ["companies", at.company, { values: { categories: ["HealthTech"], description: [] } }]],
  "records.replace": [(at) => ["companies", at.company, { values: { categories: ["Logistics"], name: ["Renamed"] } }]],
  "records.delete": [(at) => ["companies", at.company]],
  "records.merge": [(at) => ["people", { primary_record_id: at.person, secondary_record_id: at.second }]],
  "records.values": [
    (at) => ["people", at.person, "job_title"],
    (at) => ["people", at.person, "job_title", { show_historic: true, limit: 1, offset: 0 }],
    (at) => ["companies", at.company, "team"],
  ],
  "records.replaceValues": [(at) => ["people", at.person, "job_title", history("Analyst", "Countess")]],
  "records.entries": [(at) => ["companies", at.company], (at) => ["companies", at.company, { limit: 1, offset: 0 }]],
  "records.search": [
    () => [{ query: "ada", objects: ["people", "companies"], request_as: { type: "workspace" }, limit: 5 }],
    (at) => [{ query: "a", objects: ["deals"], request_as: { type: "workspace-member", workspace_member_id: at.member } }],
    (at) => [{ query: "a", objects: ["people"], request_as: { type: "workspace-member", email_address: at.memberEmail } }],
  ],
  "sql.query": [() => [{ sql: "SELECT name, domains FROM companies WHERE fit >= 3 ORDER BY name LIMIT 5" }]],
};

export { history };
