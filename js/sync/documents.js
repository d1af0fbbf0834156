// Preparation of documents for the database: split into statements of a permitted size, without values that it cannot
// store.
import { decode } from "../rows/scanner.js";
import { Json } from "./sql.js";

const encoder = new TextEncoder();

/**
 * Rows one by one, for a store that has a limit.
 *
 * @param {import("./read.js").Rows[]} answers
 * @param {string} id the property that is the id
 * @param {{ maxValueBytes: number }} store
 * @returns {{ ids: string[], docs: Uint8Array[], oversize: { id: string, attribute: string, bytes: number }[] }} JSON in UTF-8,
 * each of a size that fits, and what was left out of it
 */
export function documents(answers, id, { maxValueBytes }) {
  const oversize = [];
  /** Of an id that comes twice, the last. @type {Map<string, Uint8Array>} */
  const all = new Map();
  for (const { index, lines } of answers) {
    let end = 0;
    for (const [bytes, own] of JSON.parse(decode(index))) all.set(String(own ?? ""), lines.subarray(end, (end += bytes) - 1));
  }
  const docs = [...all.values()].map((doc) => (doc.length <= maxValueBytes ? doc : smaller(doc, id, maxValueBytes, oversize)));
  return { ids: [...all.keys()], docs, oversize };
}

/**
 * Splits documents into lists that fit into one statement each.
 *
 * @param {Uint8Array[]} docs
 * @param {number} maxBatch
 * @returns {Json[]}
 */
export function pieces(docs, maxBatch) {
  const pieces = [];
  let piece = [];
  let length = 0;
  for (const doc of docs) {
    if (piece.length > 0 && length + doc.length > maxBatch) {
      pieces.push(piece);
      piece = [];
      length = 0;
    }
    piece.push(decode(doc));
    length += doc.length + 1;
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces.map((list) => new Json(`[${list.join(",")}]`));
}

/** Replaces the largest values by null until the rest fits. */
function smaller(doc, id, most, oversize) {
  const row = JSON.parse(decode(doc));
  const sizes = Object.entries(row)
    .filter(([name]) => name !== id)
    .map(([name, value]) => ({ name, bytes: encoder.encode(JSON.stringify(value)).length }))
    .sort((a, b) => b.bytes - a.bytes);
  let rest = doc;
  for (const { name, bytes } of sizes) {
    if (rest.length <= most) break;
    row[name] = null;
    oversize.push({ id: row[id], attribute: name, bytes });
    rest = encoder.encode(JSON.stringify(row));
  }
  return rest;
}
