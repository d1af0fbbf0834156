// Requests of the core, sent by the client. Rows come as the text of their JSON, which is what the store takes.
import { READ } from "../client/values.js";
import { plan } from "../rows/plan.js";
import { scan } from "../rows/scanner.js";

/** The property of a row that is its id. */
export const idOf = { records: "record_id", entries: "entry_id", tasks: "task_id", notes: "note_id", members: "workspace_member_id" };

/** An option of requests that must be sent after a ticket was taken: with `dedupe` they join none from before it. */
export const FRESH = { [READ]: (/** @type {Response} */ response) => response.json() };

/** @typedef {{ kind: keyof typeof idOf, stream: string, slug: string, attributes: any[] }} Stream */
/** @typedef {Stream & { kind: "records" | "entries" }} Rowed a stream of rows made of attributes */
/** @typedef {{ heads: { id: string, created_at: string }[], ids: string[], docs: string[] }} Rows `ids` are those of `docs`; `heads` may name one twice */

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
  one: async (attio, stream, { id }, options) => rows(await linesOf([await attio[stream.kind].get(stream.stream, id, options)], await lineOf(attio, stream)), stream.kind),
};

/** The plan of a line of JSON. @param {any} attio @param {Rowed} stream */
const lineOf = async (attio, { kind, stream, attributes }) => (await plan(attio, kind, stream, { attributes })).text("n");

/** The bytes of an answer as lines of JSON; undefined where it has no list. @param {Response} response @param {string} line */
async function lines(response, line) {
  const decoder = new TextDecoder();
  let text = "";
  const count = await scan(response, line, (bytes) => (text += decoder.decode(bytes, { stream: true })));
  return count === undefined ? undefined : { count, text };
}

/** Records or entries that were parsed, as lines. */
const linesOf = async (list, line) => (await lines(new Response(JSON.stringify({ data: list })), line))?.text ?? "";

/** One page of a query. @param {any} attio @param {Rowed} stream @param {object} query */
async function queried(attio, stream, query, options) {
  const line = await lineOf(attio, stream);
  const read = async (response) => {
    const found = await lines(response, line);
    return { data: found && Object.assign(new Array(found.count), { text: found.text }) };
  };
  const { data } = await attio[stream.kind].query(stream.stream, query, { ...options, [READ]: read });
  // A client of another copy of this package does not know this `READ`.
  return rows(data.text ?? (await linesOf(data, line)), stream.kind);
}

const beginnings = {
  records: /^\{"record_id":"([^"\\]+)","created_at":"([^"\\]+)"/,
  entries: /^\{"entry_id":"([^"\\]+)",(?:"parent_record_id":(?:null|"[^"\\]*"),"parent_object":(?:null|"[^"\\]*")),"created_at":"([^"\\]+)"/,
};

/** @param {string} text lines of JSON @returns {Rows} */
function rows(text, kind) {
  const docs = text.split("\n").filter((line) => line !== "");
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
  const isLast = heads.map(({ id }, index) => last.get(id) === index);
  return { heads, ids: heads.filter((_, index) => isLast[index]).map(({ id }) => id), docs: docs.filter((_, index) => isLast[index]) };
}
