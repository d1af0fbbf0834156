import { signal } from "@preact/signals";

/** Rows, or the answer exactly as it came. */
export const mode = signal<"table" | "raw">("table");
