import { signal } from "@preact/signals";

/** The back end that a link names, until the person has agreed or declined. */
export const pendingLink = signal<string | undefined>(undefined);
