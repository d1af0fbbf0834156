// Plain rows from records, written by hand in the simplest way.

const plain = {
  currency: (value) => value.currency_value,
  select: (value) => value.option.title,
  status: (value) => value.status.title,
  "email-address": (value) => value.email_address,
  domain: (value) => value.domain,
  "phone-number": (value) => value.phone_number,
  "personal-name": (value) => value.full_name,
  "record-reference": (value) => value.target_record_id,
  "actor-reference": (value) => value.referenced_actor_id,
  interaction: (value) => value.interacted_at,
  location: ({ line_1, line_2, line_3, line_4, locality, region, postcode, country_code, latitude, longitude }) => ({
    line_1, line_2, line_3, line_4, locality, region, postcode, country_code, latitude, longitude,
  }),
};
const itself = (value) => value.value;
const read = (value) => (plain[value.attribute_type] ?? itself)(value);

/** @param {Set<string>} multi the attributes that hold a list */
export function flatten({ id, created_at, web_url, values }, multi) {
  const row = { record_id: id.record_id, created_at, web_url };
  for (const slug in values) {
    const list = values[slug];
    row[slug] = multi.has(slug) ? list.map(read) : list.length > 0 ? read(list[0]) : null;
  }
  return row;
}

const cell = (value) => {
  if (value === null || value === undefined) return "";
  const text = Array.isArray(value) ? value.join(", ") : typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A line of CSV. */
export const csvLine = (row, columns) => `${columns.map((column) => cell(row[column])).join(",")}\r\n`;
