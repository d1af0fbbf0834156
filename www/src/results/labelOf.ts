import type { AttioRecord } from "attio-wasm";

/** What people call a record, where it has a name of some kind. */
export function labelOf(record: AttioRecord): string | undefined {
  const name = record.values["name"]?.[0] ?? record.values["primary_email_address"]?.[0];
  if (!name) return undefined;
  if ("full_name" in name && typeof name.full_name === "string") return name.full_name;
  if ("email_address" in name && typeof name.email_address === "string") return name.email_address;
  return "value" in name && typeof name.value === "string" ? name.value : undefined;
}
