// Keys that an event or a write makes stale: partial keys, which match every key that contains them.
import { connectionOf } from "./key.js";

/**
 * @param {string | undefined} resource
 * @param {string} type of an event, or the operation of a write
 * @param {any[]} names of the object or list; undefined stands for any
 * @param {string | undefined} record id of the one that changed, where it is known
 * @param {any} [more] what each key has, too
 */
const stale = (resource, type, names, record, more) => {
  const parts = {
    records: /delete|merge/.test(type)
      ? // Entries, tasks and records that referred to it change as well.
        [{}]
      : [
          { across: true },
          // Where the record is known, queries of other records stay fresh.
          ...names.map((object) => ({ resource, object, many: record || /create(Many)?$/.test(type) ? true : undefined })),
          ...(record ? [{ record }] : []),
        ],
    entries: names.map((list) => ({ resource, list })),
    tasks: [{ resource }],
  }[resource];
  if (!parts) throw new TypeError('`operation` must be a write, such as "records.update"');
  return parts.map((part) => JSON.parse(JSON.stringify(["attio", { ...part, ...more }])));
};

/**
 * @param {any} event of a webhook
 * @param {{ known?: readonly any[] }} [options]
 */
export const keysOf = ({ event_type, id: { object_id, list_id, task_id, record_id } = {} }, { known } = {}) => {
  const resource = object_id ? "records" : list_id ? "entries" : task_id && "tasks";
  // Queries name the object by slug or id; an event has its id.
  const uuid = object_id ?? list_id;
  const slug = known?.find(({ id }) => (id.object_id ?? id.list_id) === uuid)?.api_slug;
  return resource ? stale(resource, event_type, slug ? [slug, uuid] : [slug], record_id) : [];
};

/**
 * @param {any} attio
 * @param {string} operation such as `records.update`
 * @param {string} [target] slug of the object or list
 * @param {string} [record_id]
 */
keysOf.write = (attio, operation, target, record_id) =>
  stale(operation.split(".")[0], operation, [target], record_id, { connection: connectionOf(attio) });

/** Whether one of the keys from `keysOf` matches the key of a query. */
export const isStale = (queryKey, keys) =>
  queryKey?.[0] === "attio" && keys.some(([, part]) => Object.keys(part).every((name) => queryKey[1]?.[name] === part[name]));
