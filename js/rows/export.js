// `exportCsv` and `exportNdjson`: export of a whole object or list as a stream of bytes.
import { AttioError } from "../client/error.js";
import { Page } from "../client/page.js";
import { READ } from "../client/values.js";
import { pagesAhead } from "./ahead.js";
import { paged, split, stability } from "./options.js";
import { plan } from "./plan.js";
import { decode, scan, skip } from "./scanner.js";
import { scope } from "./scope.js";
import { begin, toText } from "./stable.js";
import { stableQuery } from "./stable-list.js";
import { stablePages } from "./stable-pages.js";

const encoder = new TextEncoder();

/** Number of bytes of a page's first row that tell it from another: the id comes first. */
const BEGINNING = 80;

const csv = {
  letters: ({ protect = true }) => (protect ? "cp" : "c"),
  header: (columns, { protect = true }) => columns.map((name) => (/^\w*$/.test(name) ? name : quoted(name, protect))).join(",") + "\r\n",
};
/**
 * Matches where a spreadsheet may see the beginning of a formula, at the start of a cell or inside it: see
 * `rows/src/csv.rs`.
 */
const INSIDE = /[;\t\r\n] *(?=[-=+@＝＋－＠])/g;
const BEGINNING_OF_ONE = /^(?=[-=+@\t\r\n＝＋－＠])/;
/** Slugs have no character that needs quoting today; they are quoted anyway. */
const quoted = (name, protect) => `"${(protect ? name.replace(INSIDE, "$&'").replace(BEGINNING_OF_ONE, "'") : name).replaceAll('"', '""')}"`;
const ndjson = { letters: () => "n", header: () => "" };

/** @type {(...args: any[]) => Promise<UnderlyingDefaultSource & { after?: string }>} */
export const exportCsv = (...args) => source(csv, args);
/** @type {(...args: any[]) => Promise<UnderlyingDefaultSource & { after?: string }>} */
export const exportNdjson = (...args) => source(ndjson, args);

/** @param {typeof csv | typeof ndjson} format @param {any[]} args */
async function source(format, [client, resource, target, query, options]) {
  const own = split(options, ["bom", "header", "protect", "maxRows"]);
  const { asked, size, start } = paged(resource, query);
  const order = stability(own, asked, true);
  const { request, header = start === 0 && own.after === undefined, concurrency, maxRows } = own;
  /** @type {ReturnType<typeof scope> | undefined} the requests of this export, once it has begun */
  let requests;
  /** @type {{ offset?: number, after?: string }} where the rows begin that have not been handed out */
  let position = order ? { after: own.after } : { offset: start };

  async function* pieces() {
    const { signal, end } = (requests = scope(request.signal));
    // The first page is requested without waiting for the attributes, which name the columns.
    const planned = plan(client, resource, target, { ...own, request: { ...request, signal } });
    const ask = async (query, signal, read) => {
      const reader = { read: (response) => planned.then(({ text }) => read(response, text), () => skip(response)) };
      const { data, nextOffset } = await client[resource].query(target, query, { ...request, signal, [READ]: reader });
      return { data, nextOffset };
    };
    const pages = order ? stable(order, ask, signal) : byOffset(ask, signal);
    const begun = pages.next();
    begun.catch(() => {});
    try {
      const { columns } = await planned;
      const first = (own.bom ? "\ufeff" : "") + (header ? format.header(columns, own) : "");
      if (first) yield encoder.encode(first);
      for (let step = await begun; !step.done; step = await pages.next()) {
        yield* step.value.bytes;
        position = step.value.position;
      }
    } finally {
      end();
      await pages.return(undefined).catch(() => {});
    }
  }

  /**
   * Pages that begin with the last row of the page before; its bytes are left out.
   *
   * @param {{ mark?: import("./stable.js").Mark }} order
   * @param {(query: any, signal: AbortSignal, read: any) => Promise<any>} ask
   * @param {AbortSignal} signal
   */
  async function* stable({ mark }, ask, signal) {
    const read = (response, text) => readIndexed(response, text(`i${format.letters(own)}`));
    const askPage = async (page, signal) => {
      const { data, nextOffset } = await ask(stableQuery(asked, page), signal, read);
      return { data, items: data, more: nextOffset !== undefined };
    };
    const list = { ask: askPage, position: begin(mark), size, concurrency, wanted: maxRows, signal };
    for await (const { answer, isNew, after } of stablePages(list)) yield { bytes: partsOf(answer.data, isNew), position: { after } };
  }

  async function* byOffset(ask, signal) {
    const until = start + maxRows;
    const read = (response, text) => readBytes(response, text(format.letters(own)));
    const pages = pagesAhead({
      load: (at = start, signal) => ask({ ...asked, offset: at, limit: until - at < size ? until - at : asked.limit }, signal, read),
      page: ({ data, nextOffset }, previous) => new Page(undefined, data, nextOffset, previous),
      size,
      until,
      concurrency,
      signal,
    });
    let offset = start;
    for await (const { data } of pages) {
      offset += data.length;
      yield { bytes: /** @type {any} */ (data).bytes, position: { offset } };
      if (offset >= until) return;
    }
  }

  const all = pieces();
  return {
    get after() {
      return position.after;
    },
    async pull(controller) {
      try {
        const { value, done } = await all.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        if (AttioError.is(error) && (position.after ?? position.offset) !== undefined) Object.assign(/** @type {any} */ (error), position);
        throw error;
      }
    },
    async cancel(reason) {
      requests?.end(reason);
      await all.return(undefined).catch(() => {});
    },
  };
}

/** Replaces `response.json()`: returns a list with an item per row of the page, and their bytes. */
async function readBytes(response, text) {
  const bytes = [];
  const count = await scan(response, text, (written) => bytes.push(written.slice()));
  if (count === undefined) return { data: undefined };
  // The first item identifies the page, to detect a server that repeats it.
  const data = Object.assign(new Array(count), { bytes });
  if (bytes.length > 0) data[0] = decode(bytes[0].subarray(0, BEGINNING));
  return { data };
}

/** The same with an item of each row's id, creation time, and length in bytes. */
async function readIndexed(response, text) {
  const bytes = [];
  let index = [];
  const count = await scan(response, text, (written) => bytes.push(written.slice()), (written) => (index = JSON.parse(`[${decode(written)}]`)));
  if (count === undefined) return { data: undefined };
  return { data: Object.assign(index.map(([length, id, instant]) => ({ length, id, instant })), { bytes }) };
}

/** The bytes of selected rows of a page. */
function* partsOf(rows, isWanted) {
  let [index, left] = [0, rows[0]?.length];
  for (let piece of rows.bytes) {
    // Consecutive rows that are all wanted, or all not.
    for (let start = 0, end = 0; start < piece.length; start = end) {
      const wanted = isWanted[index];
      while (index < rows.length && isWanted[index] === wanted && end < piece.length) {
        const consumed = Math.min(left, piece.length - end);
        end += consumed;
        left -= consumed;
        if (left === 0) left = rows[(index += 1)]?.length;
      }
      if (end === start) return;
      if (wanted) yield piece.subarray(start, end);
    }
  }
}
