import { signal } from "@preact/signals";

const query = matchMedia("(max-width: 640px)");

/** Whether the window is a phone's. */
export const isNarrow = signal(query.matches);
query.addEventListener("change", ({ matches }) => (isNarrow.value = matches));
