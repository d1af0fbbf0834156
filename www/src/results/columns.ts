import type { AttioRecord, Attribute } from "attio-wasm";

/** How telling a type is in a table: the first to show, where there is room for a few. */
const ORDER = [
  "personal-name", "domain", "email-address", "status", "select", "currency", "location", "rating", "checkbox", "date", "number",
  "record-reference", "actor-reference", "phone-number", "timestamp", "text", "interaction",
];
const DULL = new Set(["record_id", "created_by", "logo_url", "avatar_url"]);
const SHOWN = 8;

/** The columns to begin with: the name, what the query is about, then what most records have. */
export function usualColumns(attributes: readonly Attribute[], records: readonly AttioRecord[], asked: readonly string[]): string[] {
  const weight = ({ api_slug, type }: Attribute) => {
    if (api_slug === "name") return -2;
    if (asked.includes(api_slug)) return -1;
    const place = ORDER.indexOf(type);
    return place === -1 ? ORDER.length : place;
  };
  const filled = (slug: string) => records.filter((record) => (record.values[slug]?.length ?? 0) > 0).length;
  return attributes
    .filter((attribute) => weight(attribute) < 0 || (!DULL.has(attribute.api_slug) && filled(attribute.api_slug) >= records.length * 0.3))
    .sort((a, b) => weight(a) - weight(b))
    .slice(0, SHOWN)
    .map(({ api_slug }) => api_slug);
}
