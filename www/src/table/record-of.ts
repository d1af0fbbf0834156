import { openRecord, view, type Place, type RecordPath } from "../query/view";
import type { TableRow } from "./source";

type Reference = { readonly target_object?: string; readonly target_record_id?: string };

/** The record that a row is, or is linked to; for a meeting, which belongs to no object, only its id. */
export function recordOf(place: Place, row: TableRow): RecordPath | undefined {
  if (place.kind === "objects") return { object: place.slug, id: String(row["record_id"]) };
  if (place.kind === "meetings") return { object: "", id: String(row["id"]) };
  const several = row["records"] as readonly Reference[] | undefined;
  const reference = place.kind === "lists" ? (row["parent_record"] as Reference | undefined) : place.kind === "notes" ? (row["record"] as Reference | undefined) : several?.[0];
  return reference?.target_object && reference.target_record_id ? { object: reference.target_object, id: reference.target_record_id } : undefined;
}

/** Opens the record of a row, where it has one. */
export function openRow(row: TableRow) {
  const record = recordOf(view.value.place, row);
  if (record) openRecord(record);
}
