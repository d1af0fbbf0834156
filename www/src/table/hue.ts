// Colours of options. The hue depends on the option's id, so that it is the same everywhere and survives renaming.
import { signal } from "@preact/signals";
import type { AttioClient } from "attio-wasm";
import type { Column } from "../schema/columns";
import { noAction } from "../wire/action";
import { choicesOf, client, lists, slugOfObject } from "../schema/workspace";

/** A hue in degrees from a text. */
export function hueOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  // The golden angle separates neighbours.
  return Math.round(((hash % 1_000) * 137.508) % 360);
}

/** Hues by title, for each attribute whose options were read. */
export const hues = signal<ReadonlyMap<string, ReadonlyMap<string, number>>>(new Map());
const wanted = new Map<string, Column>();
let askedBy: AttioClient | undefined;
let asked = new Set<string>();
let isSoon = false;
const PATIENCE_MS = 5_000;

/** The hue of an option, or nothing while the option is unknown; its attribute's options are then read soon. */
export function hueOfOption(column: Column, title: string): number | undefined {
  const id = column.attribute?.id.attribute_id;
  // Columns without an attribute, such as a member's access level, have no ids.
  if (id === undefined) return hueOf(`${column.slug} ${title}`);
  const known = hues.value.get(id);
  if (!known) return void want(id, column);
  return known.get(title) ?? hueOf(`${column.slug} ${title}`);
}

function want(id: string, column: Column) {
  const attio = client.peek();
  if (attio !== askedBy) {
    askedBy = attio;
    asked = new Set();
    wanted.clear();
  }
  if (!attio || asked.has(id)) return;
  asked.add(id);
  wanted.set(id, column);
  if (isSoon) return;
  isSoon = true;
  // Rows are read first.
  const idle = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 300));
  setTimeout(() => idle(() => void read()), 300);
}

/** Reads what the client in use wants by now: another one may have asked first. */
async function read() {
  await noAction();
  isSoon = false;
  const columns = [...wanted];
  wanted.clear();
  const attio = askedBy;
  if (!attio || columns.length === 0) return;
  // Objects and lists of another workspace are read after its rows.
  const isEveryKnown = () => columns.every(([, column]) => targetOf(column));
  for (const since = performance.now(); !isEveryKnown() && performance.now() - since < PATIENCE_MS; ) await new Promise((resolve) => setTimeout(resolve, 100));
  const found = await Promise.all(
    columns.map(async ([id, column]) => {
      const target = targetOf(column);
      // Without the options the titles are used.
      const choices = target ? await choicesOf(attio, ...target, column).catch(() => []) : [];
      return [id, new Map(choices.map(({ id, title }) => [title, hueOf(id)]))] as const;
    }),
  );
  if (client.peek() === attio) hues.value = new Map([...hues.peek(), ...found]);
}

/** Object or list of an attribute. For a list's attribute the "object id" is the list's. */
function targetOf({ attribute }: Column): ["objects" | "lists", string] | undefined {
  const id = attribute?.id.object_id ?? "";
  const object = slugOfObject(id);
  if (object) return ["objects", object];
  const list = lists.peek().find((it) => it.id.list_id === id);
  return list ? ["lists", list.api_slug] : undefined;
}
