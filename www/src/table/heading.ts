// The heading whose menu is open, and its actions.
import { signal } from "@preact/signals";
import { change, placeKey, view } from "../query/view";
import type { Column } from "../schema/columns";
import { keepColumns } from "./kept-columns";
import { shown } from "./run";

export const headingMenu = signal<{ readonly column: Column; readonly cell: HTMLElement } | undefined>(undefined);

/** Sets the columns of this view, and stores them for the next visit. */
export function setColumns(slugs: readonly string[]) {
  change({ columns: slugs });
  keepColumns(placeKey(view.value.place), slugs);
}

/** Moves a column before another. */
export function moveColumn(slug: string, before: string) {
  const slugs = shown.value.filter((it) => it !== slug);
  const at = slugs.indexOf(before);
  if (at === -1 || slug === before) return;
  slugs.splice(at, 0, slug);
  setColumns(slugs);
}

/** The first column stays visible while the others scroll. */
export const pinColumn = (slug: string) => setColumns([slug, ...shown.value.filter((it) => it !== slug)]);

export const hideColumn = (slug: string) => setColumns(shown.value.filter((it) => it !== slug));
