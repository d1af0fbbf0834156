// Widths of columns by object and slug, stored in this browser.
import { signal } from "@preact/signals";
import { widthOf, type Column } from "../schema/columns";

const NAME = "attio-demo widths";
const NARROWEST = 56;
const WIDEST = 640;

export const widths = signal<Readonly<Record<string, number>>>(read());

export const columnWidth = (place: string, column: Column) => widths.value[`${place} ${column.slug}`] ?? widthOf(column);

export function resize(place: string, slug: string, width: number) {
  widths.value = { ...widths.value, [`${place} ${slug}`]: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) };
  try {
    localStorage.setItem(NAME, JSON.stringify(widths.value));
  } catch {
    // Without storage they last as long as the page.
  }
}

function read(): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(NAME) ?? "{}");
    return Object.fromEntries(Object.entries(stored ?? {}).filter(([, width]) => typeof width === "number" && width >= NARROWEST && width <= WIDEST));
  } catch {
    return {};
  }
}
