import { signal } from "@preact/signals";

export const measureOpen = signal(false);
