// `exportCsv` and `exportNdjson`: a whole object or list as a stream of bytes.
import { AttioError } from "../client/error.js";
import { Page } from "../client/page.js";
import { READ } from "../client/values.js";
import { pagesAhead } from "./ahead.js";
import { paged, split } from "./options.js";
import { plan } from "./plan.js";
import { decode, scan, skip } from "./scanner.js";

const encoder = new TextEncoder();

/** Enough of a page's first row to tell it from another: its id comes first. */
const BEGINNING = 80;

const csv = {
  letters: ({ protect = true }) => (protect ? "cp" : "c"),
  header: (columns, { protect = true }) => columns.map((name) => (/^\w*$/.test(name) ? name : quoted(name, protect))).join(",") + "\r\n",
};
/** Slugs have no character that needs quoting today; they are quoted anyway. See `rows/src/csv.rs`. */
const quoted = (name, protect) => `"${protect && /^[-=+@\t\r\n＝＋－＠]/.test(name) ? "'" : ""}${name.replaceAll('"', '""')}"`;
const ndjson = { letters: () => "n", header: () => "" };

/** @type {(...args: any[]) => Promise<UnderlyingDefaultSource>} */
export const exportCsv = (...args) => source(csv, args);
/** @type {(...args: any[]) => Promise<UnderlyingDefaultSource>} */
export const exportNdjson = (...args) => source(ndjson, args);

/** @param {typeof csv | typeof ndjson} format @param {any[]} args */
async function source(format, [client, resource, target, query, options]) {
  const own = split(options, ["bom", "header", "protect", "maxRows"]);
  const { asked, size, start } = paged(resource, query);
  const { request, header = start === 0 } = own;
  const stop = new AbortController();
  /** The offset of the first row that has not been handed out. */
  let offset = start;
  const until = offset + own.maxRows;

  async function* pieces() {
    // The first page does not wait for the attributes, which name the columns.
    const planned = plan(client, resource, target, own);
    const read = (response) => planned.then(({ text }) => readBytes(response, text(format.letters(own))), () => skip(response));
    const pages = pagesAhead({
      load: (at = offset, signal) =>
        client[resource].query(target, { ...asked, offset: at, limit: until - at < size ? until - at : asked.limit }, { ...request, signal, [READ]: read }),
      page: ({ data, nextOffset }, previous) => new Page(undefined, data, nextOffset, previous),
      size,
      until,
      concurrency: own.concurrency,
      signal: request.signal,
      stop,
    });
    const begun = pages.next();
    begun.catch(() => {});
    try {
      const { columns } = await planned;
      const first = (own.bom ? "\ufeff" : "") + (header ? format.header(columns, own) : "");
      if (first) yield encoder.encode(first);
      for (let step = await begun; !step.done; step = await pages.next()) {
        const { data } = step.value;
        yield* data.bytes;
        offset += data.length;
        if (offset >= until) break;
      }
    } finally {
      stop.abort();
      await pages.return(undefined).catch(() => {});
    }
  }

  const all = pieces();
  return {
    async pull(controller) {
      try {
        const { value, done } = await all.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        if (AttioError.is(error)) /** @type {any} */ (error).offset = offset;
        throw error;
      }
    },
    async cancel(reason) {
      stop.abort(reason);
      await all.return(undefined).catch(() => {});
    },
  };
}

/** Replaces `response.json()`: gives a list as long as the page has rows, with their bytes. */
async function readBytes(response, text) {
  const bytes = [];
  const count = await scan(response, text, (written) => bytes.push(written.slice()));
  if (count === undefined) return { data: undefined };
  // The first item is how a page is told from the one before.
  const data = Object.assign(new Array(count), { bytes });
  if (bytes.length > 0) data[0] = decode(bytes[0].subarray(0, BEGINNING));
  return { data };
}
