// Stable paging: which records of a page are new, and where the next page begins. Free of promises: `stable-pages.js` makes
// the requests.
//
// Records are sorted by `created_at`, and each page begins with the last record of the page before. Pages are requested by
// offset, so that they can be fetched ahead. A page that begins with another record shows that earlier records were added or
// deleted: the rest is then requested again, as the records created since the last one seen. Records of that same instant are
// recognized by their ids.
import { createError } from "../client/error.js";
import { refuse } from "../client/values.js";

/**
 * @typedef {{ id: string, instant: string }} Item of a page: the id of a record and when it was created
 * @typedef {{ instant: string, seen: readonly string[] }} Mark position of reading: creation time of the last
 * record, and the ids of all records seen of that instant
 * @typedef {{ since?: string, offset: number, anchor?: string, mark?: Mark, restarts: number, skipped: ReadonlySet<string> }} Position
 * of a page: it begins at `offset` in the records created at `since` or later, with the record `anchor` (none at offset 0).
 * `restarts` and `skipped` count restarts and records without a new record since
 */

/** Largest page size that may be increased by one record: the default of the API. The API may reject larger ones. */
const USUAL = 500;

/** Number of restarts by `created_at` without a new record after which the server is considered to repeat itself. */
const MOST_RESTARTS = 20;

/** The first page, or the one after a mark. @param {Mark} [mark] @returns {Position} */
export const begin = (mark, restarts = 0) => ({ since: mark?.instant, offset: 0, mark, restarts, skipped: new Set() });

/** Distance between the offsets of pages. @param {number} size records of a page that the caller wants */
const stride = (size) => (size < USUAL ? size : size - 1);

/**
 * The pages to request: the one at the position, and those after it.
 *
 * @param {Position} position
 * @param {number} size records of a page
 * @param {number} count number of pages
 * @param {number} wanted number of records wanted in all
 * @returns {{ since?: string, offset: number, limit: number }[]}
 */
export function upcoming({ since, offset, anchor, mark, restarts }, size, count, wanted) {
  // Records of the mark's instant that were already read come first again, and are skipped.
  const all = (Math.min(size, wanted) + (mark?.seen.length ?? 0)) * 2 ** restarts;
  if (anchor === undefined) return [{ since, offset, limit: Math.min(all, Math.max(size, USUAL)) }];
  const step = stride(size);
  return Array.from({ length: count }, (_, index) => ({ since, offset: offset + index * step, limit: Math.min(step, wanted - index * step) + 1 })).filter(
    ({ limit }) => limit > 1,
  );
}

/**
 * Processes a page.
 *
 * @param {Position} position
 * @param {Item[]} items
 * @param {boolean} more whether records may follow
 * @param {number} most number of new records wanted of it
 * @returns {{ isNew?: boolean[], mark?: Mark, next?: Position }} without `isNew` the page is not the one that was expected; without
 * `next` it is the last
 */
export function advance(position, items, more, most) {
  const { since, offset, anchor, mark, restarts, skipped } = position;
  if (anchor !== undefined && items[0]?.id !== anchor) return { mark, next: restarted(position) };
  const seen = new Set(mark?.seen);
  // A server that compares only milliseconds returns a few earlier records.
  const isOlder = ({ instant }) => since !== undefined && instant?.length === since.length && instant < since;
  let count = 0;
  let length = 0;
  const isNew = items.map((item) => {
    if (count === most) return false;
    length += 1;
    const isNew = !seen.has(item.id) && !isOlder(item);
    if (isNew) count += 1;
    return isNew;
  });
  const moved = markAfter(mark, items.filter((_, index) => isNew[index]));
  const last = items[length - 1];
  if (!last || (length === items.length && (!more || (length === 1 && anchor !== undefined)))) return { isNew, mark: moved };
  if (typeof last.id !== "string" || typeof last.instant !== "string") {
    throw createError("decode", "client", "A record has no id or no `created_at`, which stable paging needs.", {});
  }
  if (count === 0 && anchor !== undefined && items.every(({ id }) => skipped.has(id))) throw circles();
  const next = { since, offset: offset + length - 1, anchor: last.id, mark: moved };
  if (count > 0) return { isNew, mark: moved, next: { ...next, restarts: 0, skipped: new Set() } };
  return { isNew, mark: moved, next: { ...next, restarts, skipped: new Set([...skipped, ...items.map(({ id }) => id)]) } };
}

/** Continues by `created_at`. @param {Position} position */
function restarted({ mark, restarts }) {
  if (restarts === MOST_RESTARTS) throw circles();
  return begin(mark, restarts + 1);
}

const circles = () => createError("decode", "client", "The server sends the same records again and again, so the list would never end.", {});

/** @param {Mark | undefined} mark @param {Item[]} added @returns {Mark | undefined} */
function markAfter(mark, added) {
  const instant = added.at(-1)?.instant;
  if (instant === undefined) return mark;
  const same = added.filter((item) => item.instant === instant).map(({ id }) => id);
  return { instant, seen: instant === mark?.instant ? [...mark.seen, ...same] : same };
}

/** The caller's filter, with the condition that records were created at an instant or later. */
export function filterSince(filter, since) {
  if (since === undefined) return filter;
  const own = { created_at: { $gte: since } };
  return Object.keys(filter ?? {}).length > 0 ? { $and: [filter, own] } : own;
}

/** Serializes a mark as the text `after`. @param {Mark | undefined} mark */
export const toText = (mark) => mark && [mark.instant, ...mark.seen].map(encodeURIComponent).join();

/** Parses the text `after`. @param {unknown} text @returns {Mark | undefined} */
export function fromText(text) {
  if (text === undefined) return undefined;
  try {
    const [instant, ...seen] = /** @type {string} */ (text).split(",").map(decodeURIComponent);
    if (/^\d{4}-\d\d-\d\dT/.test(instant) && seen.length > 0) return { instant, seen };
  } catch {
    // Handled below: the text is refused.
  }
  return refuse("after", "must be the `after` of a page, an export or an error");
}
