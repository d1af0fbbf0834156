import { openRecord, type RecordPath } from "../query/view";

let first: string | undefined;

/** Opens a record at one of its tabs, such as that of a note that was just written. */
export function openAt(tab: "notes" | "lists", record: RecordPath) {
  first = tab;
  openRecord(record);
}

/** The tab at which a record opens. */
export function firstTab(): string {
  const tab = first ?? "values";
  first = undefined;
  return tab;
}
