// A reference holds an id. For people the names are looked up, one query for each object.
import type { AttioClient, AttioRecord } from "attio-wasm";
import { useEffect, useRef, useState } from "preact/hooks";
import { labelOf } from "./labelOf";

const AT_MOST = 100;

/** Names by record id. What is not known yet, or cannot be found out, is not in it. */
export function useReferences(client: AttioClient | undefined, records: readonly AttioRecord[], columns: readonly string[]) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useRef(new Set<string>());

  useEffect(() => {
    asked.current = new Set();
    setNames(new Map());
  }, [client]);

  useEffect(() => {
    if (!client) return;
    for (const [object, ids] of missing(records, columns, asked.current)) {
      ids.forEach((id) => asked.current.add(id));
      const query = { filter: { record_id: { $in: ids } }, limit: ids.length };
      Promise.resolve(client.records.query(object, query)).then(
        ({ data }) =>
          setNames((before) => {
            const after = new Map(before);
            for (const record of data) after.set(record.id.record_id, labelOf(record) ?? "");
            return after;
          }),
        // Only a convenience: the id is shown then.
        () => {},
      );
    }
  }, [client, records, columns]);

  return names;
}

function missing(records: readonly AttioRecord[], columns: readonly string[], known: ReadonlySet<string>) {
  const wanted = new Map<string, string[]>();
  for (const record of records) {
    for (const slug of columns) {
      // As many as a cell shows.
      for (const value of record.values[slug]?.slice(0, 2) ?? []) {
        if (value.attribute_type !== "record-reference") continue;
        const { target_object, target_record_id } = value;
        const ids = wanted.get(target_object) ?? [];
        if (known.has(target_record_id) || ids.includes(target_record_id) || ids.length >= AT_MOST) continue;
        wanted.set(target_object, [...ids, target_record_id]);
      }
    }
  }
  return wanted;
}
