// Requests of the core, sent by the client. Rows come as the text of their JSON, which is what the store takes.
import { scan } from "../rows/scanner.js";
import { plan } from "../rows/plan.js";

const decoder = new TextDecoder();

/** The property of a row that is its id. */
export const idOf = { records: "record_id", entries: "entry_id", tasks: "task_id", notes: "note_id", members: "workspace_member_id" };

/** @typedef {{ kind: keyof typeof idOf, stream: string, slug: string, attributes: any[] }} Stream */
/** @typedef {{ heads: { id: string, created_at: string }[], docs: string[] }} Rows */

/**
 * @param {any} attio
 * @param {Stream} stream
 * @param {any} request the core's
 * @param {AbortSignal} signal
 * @returns {Promise<Rows>}
 */
export function read(attio, stream, request, signal) {
  const reader = stream.kind === "records" || stream.kind === "entries" ? scanned : listed;
  return reader[request.ask](attio, stream, request, { signal });
}

const scanned = {
  page: (attio, stream, { at, offset, limit }, options) =>
    exported(attio, stream, { filter: at ? { created_at: { $gte: at } } : undefined, sorts: [{ attribute: "created_at", direction: "asc" }], offset, limit }, options),
  ids: (attio, stream, { ids }, options) => exported(attio, stream, { filter: { [String(idOf[stream.kind])]: { $in: ids } }, limit: Math.max(ids.length, 2) }, options),
  async one(attio, stream, { id }, options) {
    const { kind, stream: target, attributes } = stream;
    const found = await attio[kind].get(target, id, options);
    const { text } = await plan(attio, kind, target, /** @type {any} */ ({ attributes, request: options }));
    let lines = "";
    await scan(new Response(JSON.stringify({ data: [found] })), text("n"), (bytes) => (lines += decoder.decode(bytes)));
    return rows(lines, kind);
  },
};

/** A page as lines of JSON. @param {any} attio @param {Stream} stream @param {{ filter?: object, sorts?: object[], offset?: number, limit: number }} query */
async function exported(attio, { kind, stream, attributes }, { filter, sorts, offset = 0, limit }, options) {
  const query = { limit, offset, ...(filter && { filter }), ...(sorts && { sorts }) };
  const bytes = attio[kind].exportNdjson(stream, query, { attributes, maxRows: limit, concurrency: 1, ...options });
  return rows(await new Response(bytes).text(), kind);
}

const beginnings = {
  records: /^\{"record_id":"([^"\\]+)","created_at":"([^"\\]+)"/,
  entries: /^\{"entry_id":"([^"\\]+)",(?:"parent_record_id":(?:null|"[^"\\]*"),"parent_object":(?:null|"[^"\\]*")),"created_at":"([^"\\]+)"/,
};

/** @param {string} lines @returns {Rows} */
function rows(lines, kind) {
  const docs = lines.split("\n").filter((line) => line !== "");
  const heads = docs.map((line) => {
    const beginning = beginnings[kind].exec(line);
    if (beginning) return { id: beginning[1], created_at: beginning[2] };
    const row = JSON.parse(line);
    return { id: String(row[idOf[kind]] ?? ""), created_at: String(row.created_at ?? "") };
  });
  return distinct(heads, docs);
}

const resources = { tasks: "tasks", notes: "notes", members: "workspaceMembers" };

const listed = {
  async page(attio, { kind }, { offset, limit }, options) {
    const sort = kind === "tasks" ? { sort: "created_at:asc" } : {};
    const found = kind === "members" ? await attio.workspaceMembers.list(options) : await attio[resources[kind]].list({ limit, offset, ...sort }, options);
    return entities(found.data ?? found, kind);
  },
  one: async (attio, { kind }, { id }, options) => entities([await attio[resources[kind]].get(id, options)], kind),
};

/** Rows of what is not made of attributes: its properties, with the one id in place of several. @returns {Rows} */
function entities(list, kind) {
  const name = idOf[kind];
  const plain = list.map(({ id, tags, ...others }) => ({ [name]: id[name], ...others }));
  return distinct(
    plain.map((row) => ({ id: row[name], created_at: row.created_at ?? "" })),
    plain.map((row) => JSON.stringify(row)),
  );
}

/** Of an id that comes twice in a page, the last. @returns {Rows} */
function distinct(heads, docs) {
  const last = new Map(heads.map(({ id }, index) => [id, index]));
  if (last.size === heads.length) return { heads, docs };
  const kept = heads.map(({ id }, index) => last.get(id) === index);
  return { heads, docs: docs.filter((_, index) => kept[index]) };
}
