// Documents on their way to the database: in pieces that it takes, without values that it does not.
import { Json } from "./sql.js";

const encoder = new TextEncoder();

/** Bytes of a text in UTF-8, where they may matter. */
const bytesOf = (text, most) => (text.length * 3 <= most ? text.length : encoder.encode(text).length);

/**
 * @typedef {object} Written
 * @property {string} id the property that is the id
 * @property {string[]} ids of the documents, in their order
 * @property {string[]} docs JSON texts that fit
 * @property {{ id: string, attribute: string, bytes: number }[]} oversize what was left out of them
 */

/**
 * @param {{ ids: string[], docs: string[] }[]} answers
 * @param {string} id
 * @param {{ maxValueBytes: number }} store
 * @returns {Written}
 */
export function documents(answers, id, { maxValueBytes }) {
  const oversize = [];
  const ids = answers.flatMap(({ ids }) => ids);
  const docs = answers.flatMap(({ docs }) => docs).map((doc) => (bytesOf(doc, maxValueBytes) <= maxValueBytes ? doc : smaller(doc, id, maxValueBytes, oversize)));
  return { id, ids, docs, oversize };
}

/**
 * Lists of documents that a statement takes.
 *
 * @param {string[]} docs
 * @param {number} maxBatch
 * @returns {Json[]}
 */
export function pieces(docs, maxBatch) {
  const pieces = [];
  let piece = [];
  let length = 0;
  for (const doc of docs) {
    const bytes = bytesOf(doc, maxBatch);
    if (piece.length > 0 && length + bytes > maxBatch) {
      pieces.push(piece);
      piece = [];
      length = 0;
    }
    piece.push(doc);
    length += bytes + 1;
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces.map((list) => new Json(`[${list.join(",")}]`));
}

/** The largest values become null, until the rest fits. */
function smaller(doc, id, most, oversize) {
  const row = JSON.parse(doc);
  const sizes = Object.entries(row)
    .filter(([name]) => name !== id)
    .map(([name, value]) => ({ name, bytes: encoder.encode(JSON.stringify(value)).length }))
    .sort((a, b) => b.bytes - a.bytes);
  let text = doc;
  for (const { name, bytes } of sizes) {
    if (encoder.encode(text).length <= most) break;
    row[name] = null;
    oversize.push({ id: row[id], attribute: name, bytes });
    text = JSON.stringify(row);
  }
  return text;
}
