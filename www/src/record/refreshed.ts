import { signal } from "@preact/signals";

/** Incremented when a record may have changed elsewhere on the page: views of it read it again. */
export const refreshed = signal(0);
