import { signal } from "@preact/signals";

/** Rows, or the unchanged answer. */
export const mode = signal<"table" | "raw">("table");
