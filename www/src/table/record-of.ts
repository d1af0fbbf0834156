import type { Place, RecordPath } from "../query/view";
import type { TableRow } from "./source";

/** The record that a row is, or is about. */
export function recordOf(place: Place, row: TableRow): RecordPath | undefined {
  if (place.kind === "objects") return { object: place.slug, id: String(row["record_id"]) };
  const reference = (place.kind === "lists" ? row["parent_record"] : place.kind === "notes" ? row["record"] : undefined) as { target_object?: string; target_record_id?: string } | undefined;
  return reference?.target_record_id ? { object: reference.target_object ?? "", id: reference.target_record_id } : undefined;
}
