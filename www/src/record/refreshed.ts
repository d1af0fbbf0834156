import { signal } from "@preact/signals";

/** Grows when a record may have changed elsewhere on the page: what shows one reads it again. */
export const refreshed = signal(0);
