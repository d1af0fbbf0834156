// Sends the core's requests with the client. Rows are returned as the bytes of their JSON, the form that SQLite stores.
import { READ } from "../client/values.js";
import { plan } from "../rows/plan.js";
import { decode, scan } from "../rows/scanner.js";
import { textOf } from "./core.js";

/** Name of a row's id property, by kind. */
export const idOf = { records: "record_id", entries: "entry_id", tasks: "task_id", notes: "note_id", members: "workspace_member_id" };

/** An option of requests that must be sent after a ticket was taken: with `dedupe` they join none from before it. */
export const FRESH = { [READ]: { read: (/** @type {Response} */ response) => response.json() } };

/** @typedef {{ kind: keyof typeof idOf, stream: string, slug: string, attributes: any[] }} Stream */
/** @typedef {Stream & { kind: "records" | "entries" }} Rowed a stream of rows made of attributes */
/**
 * Rows on their way into the database, outside of the heap: several pages wait there at a time, and what outlives a
 * collection of young objects makes V8 enlarge its space for these to 48 MB.
 *
 * @typedef {object} Rows
 * @property {Uint8Array} index JSON: `[bytes, id, created_at]` of each row, where the bytes are those of its line
 * @property {Uint8Array} lines JSON in UTF-8, a row a line
 * @property {number} count
 */

const encoder = new TextEncoder();

/**
 * @param {any} attio
 * @param {Stream} stream
 * @param {any} request the core's
 * @param {AbortSignal} signal
 * @returns {Promise<Rows>}
 */
export function read(attio, stream, request, signal) {
  const reader = stream.kind === "records" || stream.kind === "entries" ? scanned : listed;
  return reader[request.ask](attio, stream, request, { ...FRESH, signal });
}

const scanned = {
  page: (attio, stream, { at, offset, limit }, options) =>
    queried(attio, stream, { ...(at && { filter: { created_at: { $gte: at } } }), sorts: [{ attribute: "created_at", direction: "asc" }], offset, limit }, options),
  ids: (attio, stream, { ids }, options) => queried(attio, stream, { filter: { [String(idOf[stream.kind])]: { $in: ids } }, offset: 0, limit: Math.max(ids.length, 2) }, options),
  one: async (attio, stream, { id }, options) => rowsOfList([await attio[stream.kind].get(stream.stream, id, options)], await lineOf(attio, stream)),
};

/** The plan of a line of JSON for each row, and of an index. @param {any} attio @param {Rowed} stream */
const lineOf = async (attio, { kind, stream, attributes }) => (await plan(attio, kind, stream, { attributes })).text("in");

/** The rows of an answer; undefined where it has no list. @param {Response} response @param {string} line @returns {Promise<Rows | undefined>} */
async function rowsOf(response, line) {
  let lines = spare.pop() ?? new Uint8Array(256 * 1024);
  let length = 0;
  let index = encoder.encode("[]");
  const take = (bytes) => {
    if (length + bytes.length > lines.length) {
      const larger = new Uint8Array(2 * (length + bytes.length));
      larger.set(lines.subarray(0, length));
      lines = larger;
    }
    lines.set(bytes, length);
    length += bytes.length;
  };
  const takeIndex = (bytes) => (index = encoder.encode(toText(`[${decode(bytes)}]`)));
  const count = await scan(response, line, take, takeIndex);
  return count === undefined ? undefined : { index, lines: lines.subarray(0, length), count };
}

/** Buffers of pages that were written. As garbage they would lie about until the next collection. @type {Uint8Array[]} */
const spare = [];

/** The rows were written: what held them may hold others. @param {Rows[]} list */
export function release(list) {
  for (const { lines } of list) if (spare.length < 4 && lines.buffer.byteLength <= 4_000_000) spare.push(new Uint8Array(lines.buffer));
}

/** An escape in an id or an instant may be half a surrogate pair. */
const toText = (json) => (json.includes("\\") ? textOf(JSON.parse(json)) : json);

/** Records or entries that were parsed. @returns {Promise<Rows>} */
const rowsOfList = async (list, line) => /** @type {any} */ (await rowsOf(new Response(JSON.stringify({ data: list })), line));

/** One page of a query. @param {any} attio @param {Rowed} stream @param {object} query @returns {Promise<Rows>} */
async function queried(attio, stream, query, options) {
  const line = await lineOf(attio, stream);
  const read = async (response) => {
    const rows = await rowsOf(response, line);
    return { data: rows && Object.assign(new Array(rows.count), { rows }) };
  };
  const { data } = await attio[stream.kind].query(stream.stream, query, { ...options, [READ]: { read } });
  // A client from another copy of this package does not know this `READ`.
  return data.rows ?? rowsOfList(data, line);
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

/** Rows of entities without attributes: their properties, with a single id instead of several. @returns {Rows} */
function entities(list, kind) {
  const name = idOf[kind];
  const plain = list.map(({ id, tags, ...others }) => ({ [name]: id[name], ...others }));
  const docs = plain.map((row) => encoder.encode(`${JSON.stringify(row)}\n`));
  const lines = new Uint8Array(docs.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const doc of docs) {
    lines.set(doc, end);
    end += doc.length;
  }
  return { index: encoder.encode(textOf(plain.map((row, at) => [docs[at].length, row[name], row.created_at ?? ""]))), lines, count: list.length };
}
