// The current view and query: the state in the address.
import { computed, signal } from "@preact/signals";
import { emptyGroup, type Group } from "./filter";

export type Place =
  | { readonly kind: "objects" | "lists"; readonly slug: string }
  | { readonly kind: "tasks" | "notes" | "meetings" | "members"; readonly slug: "" };

export interface Sort {
  readonly attribute: string;
  readonly direction: "asc" | "desc";
  readonly field?: string;
}

export interface RecordPath {
  /** Its slug; "" for entities without an object, such as meetings. */
  readonly object: string;
  readonly id: string;
}

export interface View {
  readonly place: Place;
  readonly filter: Group;
  readonly sorts: readonly Sort[];
  /** Only where they differ from the default. */
  readonly columns?: readonly string[];
  readonly record?: RecordPath;
}

export const HOME: Place = { kind: "objects", slug: "companies" };
export const view = signal<View>({ place: HOME, filter: emptyGroup(), sorts: [] });

export const place = computed(() => view.value.place, );
export const placeKey = (place: Place) => (place.slug ? `${place.kind}/${place.slug}` : place.kind);
export const hasFilters = ({ kind }: Place) => kind === "objects" || kind === "lists";

/** The last query of each object and list. */
const before = new Map<string, View>();

export function goTo(next: Place) {
  const { value } = view;
  const { record: _, ...rest } = value;
  before.set(placeKey(value.place), rest);
  view.value = before.get(placeKey(next)) ?? { place: next, filter: emptyGroup(), sorts: [] };
}

export const change = (changes: Partial<View>) => {
  view.value = { ...view.value, ...changes };
};

export const openRecord = (record: RecordPath) => change({ record });
export function closeRecord() {
  const { record: _, ...rest } = view.value;
  view.value = rest;
}

/** The last queries of this visit, newest first. */
export const history = signal<readonly { readonly view: View; readonly text: string; readonly rows: number }[]>([]);
