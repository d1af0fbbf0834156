// Names for ids in references: those on screen are looked up, with one query per object.
import { signal } from "@preact/signals";
import type { AttioClient } from "attio-wasm";
import { noAction } from "../wire/action";
import { client, columnsOf, slugOfObject } from "../schema/workspace";

/** Names by record id. Unknown ones are missing. */
export const recordNames = signal<ReadonlyMap<string, string>>(new Map());

/** Attributes that can name a record, by preference. */
const NAMES = ["name", "title", "primary_email_address"];
const AT_MOST = 100;
const MOST = 5_000;
let asked = new Set<string>();
let askedBy: AttioClient | undefined;
let waiting = new Map<string, Set<string>>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Schedules the lookup of names, together with others. */
export function wantName(object: string, id: string) {
  const attio = client.peek();
  if (attio !== askedBy) {
    asked = new Set();
    waiting = new Map();
    askedBy = attio;
  }
  if (!attio || asked.has(id) || recordNames.peek().has(id)) return;
  asked.add(id);
  // Tasks name the object by its id.
  const slug = /^[0-9a-f]{8}-/.test(object) ? (slugOfObject(object) ?? object) : object;
  const ids = waiting.get(slug) ?? new Set();
  waiting.set(slug, ids.add(id));
  timer ??= setTimeout(() => void read(), 30);
}

/** Reads what the client in use wants by now: another one may have asked first. */
async function read() {
  await noAction();
  timer = undefined;
  const attio = askedBy;
  if (!attio) return;
  const batches = [...waiting].flatMap(([object, ids]) => {
    const list = [...ids];
    return Array.from({ length: Math.ceil(list.length / AT_MOST) }, (_, at) => [object, list.slice(at * AT_MOST, (at + 1) * AT_MOST)] as const);
  });
  waiting = new Map();
  for (const [object, ids] of batches) {
    try {
      const columns = await columnsOf(attio, "objects", object);
      const attributes = columns.flatMap(({ attribute }) => attribute ?? []);
      const select = NAMES.filter((slug) => columns.some((column) => column.slug === slug)).slice(0, 1);
      const { data } = await attio.records.rows(object, { filter: { record_id: { $in: ids } }, limit: ids.length }, { select, attributes });
      learn(data.map((row) => [String(row["record_id"]), String((select[0] && row[select[0]]) || "Unnamed")]));
    } catch {
      // Names are optional: the id is shown instead.
    }
  }
}

export function learn(names: Iterable<readonly [id: string, name: string]>) {
  const after = new Map(recordNames.peek());
  for (const [id, name] of names) after.set(id, name);
  // The oldest are removed first.
  for (const id of after.keys()) {
    if (after.size <= MOST) break;
    after.delete(id);
    asked.delete(id);
  }
  recordNames.value = after;
}
