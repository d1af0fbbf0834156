// A small workspace with a custom object, in the form of the vendor's answers, from which `attio.d.ts` is generated.

const object = (api_slug, singular_noun, attributes) => ({ id: { workspace_id: "w", object_id: `id-${api_slug}` }, api_slug, singular_noun, plural_noun: `${singular_noun}s`, attributes });
const list = (api_slug, name, parent, attributes) => ({ id: { workspace_id: "w", list_id: `id-${api_slug}` }, api_slug, name, parent_object: [parent], attributes });

/** @param {string} flags words of: many required default unique readonly archived */
const attribute = (api_slug, title, type, flags = "", more = {}) => {
  const is = (flag) => flags.split(" ").includes(flag);
  return {
    id: { workspace_id: "w", object_id: "o", attribute_id: `id-${api_slug}` },
    api_slug,
    title,
    description: null,
    type,
    is_multiselect: is("many"),
    is_required: is("required"),
    is_default_value_enabled: is("default"),
    is_unique: is("unique"),
    is_writable: !is("readonly"),
    is_archived: is("archived"),
    ...more,
  };
};
const choices = (...titles) => ({ choices: titles.map((title) => ({ title, is_archived: false })) });
const to = (...objects) => ({ config: { record_reference: { allowed_object_ids: objects.map((slug) => `id-${slug}`) } } });

const always = [
  attribute("record_id", "Record ID", "text", "unique readonly"),
  attribute("created_at", "Created at", "timestamp", "readonly"),
  attribute("created_by", "Created by", "actor-reference", "readonly"),
];

export const workspace = {
  objects: [
    object("companies", "Company", [
      ...always,
      attribute("domains", "Domains", "domain", "many unique"),
      attribute("name", "Name", "text"),
      attribute("tier", "Tier", "select", "", choices("Gold", "Silver")),
      attribute("team", "Team", "record-reference", "many", to("people")),
    ]),
    object("people", "Person", [
      ...always,
      attribute("name", "Name", "personal-name"),
      attribute("email_addresses", "Email addresses", "email-address", "many unique"),
      attribute("company", "Company", "record-reference", "", to("companies")),
      attribute("last_interaction", "Last interaction", "interaction", "readonly"),
    ]),
    object("invoices", "Invoice", [
      ...always,
      attribute("number", "Number", "text", "required unique", { description: "As printed." }),
      attribute("total", "Total", "currency", "required"),
      attribute("currency_note", "Note", "text", "required default"),
      attribute("tags", "Tags", "select", "many", choices("Disputed", "Overdue")),
      attribute("stage", "Stage", "status", "", choices("Draft", "Sent", "Paid")),
      attribute("customer", "Customer", "record-reference", "", to("companies")),
      attribute("contacts", "Contacts", "record-reference", "many", to("people")),
      attribute("about", "About", "record-reference", "", to("companies", "people")),
      attribute("anything", "Anything", "record-reference", "", { config: { record_reference: { allowed_object_ids: null } } }),
      attribute("due", "Due", "date"),
      attribute("2nd_reminder", "2nd reminder", "date"),
      attribute("sent_at", "Sent at", "timestamp"),
      attribute("is_paid", "Paid", "checkbox"),
      attribute("hours", "Hours", "number"),
      attribute("happiness", "Happiness", "rating"),
      attribute("margin", "Margin", "number", "readonly"),
      attribute("owner", "Owner", "actor-reference"),
      attribute("address", "Address", "location"),
      attribute("phone", "Phone", "phone-number"),
      attribute("mood", "Mood", "sentiment"),
      attribute("legacy", "Legacy", "text", "archived"),
    ]),
  ],
  lists: [
    list("sales_pipeline", "Sales pipeline", "companies", [
      attribute("entry_id", "Entry ID", "text", "unique readonly"),
      attribute("created_at", "Created at", "timestamp", "readonly"),
      attribute("stage", "Stage", "status", "required", choices("Lead", "Won")),
      attribute("deal_size", "Deal size", "currency"),
      attribute("contact", "Contact", "record-reference", "", to("people")),
    ]),
    list("partners", "Partners", "people", [attribute("since", "Since", "date"), attribute("kinds", "Kinds", "select", "many", choices("Agency", "Reseller"))]),
  ],
};
