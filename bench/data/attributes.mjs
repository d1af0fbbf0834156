// Attributes of the records: 20 of them, with every type of the API.

/** Slug, type, and whether it has several values. */
export const attributes = [
  { slug: "name", type: "text" },
  { slug: "description", type: "text" },
  { slug: "linkedin", type: "text" },
  { slug: "domains", type: "domain", multi: true },
  { slug: "categories", type: "select", multi: true },
  { slug: "employee_range", type: "select" },
  { slug: "stage", type: "status" },
  { slug: "estimated_arr", type: "currency" },
  { slug: "headcount", type: "number" },
  { slug: "rating", type: "rating" },
  { slug: "is_customer", type: "checkbox" },
  { slug: "foundation_date", type: "date" },
  { slug: "renewal_at", type: "timestamp" },
  { slug: "primary_location", type: "location" },
  { slug: "contact_name", type: "personal-name" },
  { slug: "contact_email", type: "email-address" },
  { slug: "phone_numbers", type: "phone-number", multi: true },
  { slug: "team", type: "record-reference", multi: true },
  { slug: "owner", type: "actor-reference" },
  { slug: "last_interaction", type: "interaction" },
];

const described = attributes.map(({ slug, type, multi = false }, index) => ({
  id: {
    workspace_id: "14beef7a-99f7-4534-a87e-70b564330a4c",
    object_id: "97052eb9-e65e-443f-a297-f2d9a4a7f795",
    attribute_id: `41252299-f8c7-4b5e-99c9-4ff8321d2f${String(index).padStart(2, "0")}`,
  },
  title: slug,
  description: null,
  api_slug: slug,
  type,
  is_system_attribute: false,
  is_writable: type !== "interaction",
  is_required: false,
  is_unique: false,
  is_multiselect: multi,
  is_default_value_enabled: false,
  is_archived: false,
  default_value: null,
  relationship: null,
  created_at: "2024-03-01T09:00:00.000000000Z",
  config: { currency: { default_currency_code: null, display_type: null }, record_reference: { allowed_object_ids: null } },
}));

/** The answer to `GET /v2/objects/companies/attributes` from the url's offset on, as JSON text. */
export const attributesAnswer = (url) =>
  JSON.stringify({ data: described.slice(Number(new URL(url, "http://attio.test").searchParams.get("offset"))) });

/** Attributes with several values. */
export const multi = new Set(attributes.filter((attribute) => attribute.multi).map(({ slug }) => slug));

/** Columns of the CSV. */
export const columns = ["record_id", "created_at", "web_url", ...attributes.map(({ slug }) => slug)];
