// The attributes for filters: those of the queried object, and of the objects that its references lead to.
import { signal } from "@preact/signals";
import type { AttioClient, Filter } from "attio-wasm";
import type { Column } from "../schema/columns";
import { client, columnsOf, memberName, slugOfObject } from "../schema/workspace";
import { recordNames } from "../table/names";
import type { Condition, Group, Node } from "./filter";
import { meaningOf, type Meaning } from "./meaning";
import { toAttio } from "./to-attio";
import { view } from "./view";

/** By client and slug; objects and lists with the same slug are told apart by their view. */
const looked = signal<ReadonlyMap<string, readonly Column[]>>(new Map());
let lookedBy: AttioClient | undefined;

export async function look(attio: AttioClient, target: "objects" | "lists", slug: string): Promise<readonly Column[]> {
  const columns = await columnsOf(attio, target, slug);
  if (lookedBy !== attio) looked.value = new Map();
  lookedBy = attio;
  if (looked.value.get(slug) !== columns) looked.value = new Map(looked.value).set(slug, columns);
  return columns;
}

export const schemaOf = (slug: string) => looked.value.get(slug);

/** The object that a reference leads to, where there is only one. */
export function targetOf(column: Column): string | undefined {
  if (column.type !== "record-reference" || column.slug === "parent_record") return undefined;
  const [only, ...more] = column.targets ?? [];
  return only !== undefined && more.length === 0 ? slugOfObject(only) : undefined;
}

export const meaning = (condition: Pick<Condition, "path" | "attribute" | "field" | "operator">): Meaning | undefined => meaningOf(condition, view.value.place.slug, schemaOf, targetOf);

export const nameOfId = (id: string) => memberName.value.get(id) ?? recordNames.value.get(id);

/** Reads the attributes that are needed to interpret the conditions of a group. */
export async function lookAlong(attio: AttioClient, group: Group) {
  const { place } = view.value;
  if (place.kind !== "objects" && place.kind !== "lists") return;
  const root = await look(attio, place.kind, place.slug);
  for (const { path } of conditionsOf(group)) {
    let columns = root;
    for (const slug of path) {
      const column = columns.find((it) => it.slug === slug);
      const next = column && targetOf(column);
      if (!next) break;
      columns = await look(attio, "objects", next);
    }
  }
}

export function* conditionsOf(node: Node): Generator<Condition> {
  if (node.kind === "condition") yield node;
  if (node.kind === "group") for (const item of node.items) yield* conditionsOf(item);
}

/** The current filter. */
export async function filterNow(attio: AttioClient): Promise<Filter | undefined> {
  await lookAlong(attio, view.value.filter);
  return toAttio(view.value.filter, meaning);
}

export const isReady = () => client.value !== undefined && schemaOf(view.value.place.slug) !== undefined;
