// Documents on their way to the database: in pieces that it takes, without values that it does not.
import { Json } from "./sql.js";

const encoder = new TextEncoder();

/** Bytes of a text in UTF-8, where they may matter. */
const bytesOf = (text, most) => (text.length * 3 <= most ? text.length : encoder.encode(text).length);

/**
 * @param {string[]} docs JSON texts
 * @param {string} id the property that is the id
 * @param {{ maxValueBytes: number, maxBatch: number }} store
 * @returns {{ id: string, docs: Json[], oversize: { id: string, attribute: string, bytes: number }[] }}
 */
export function documents(docs, id, { maxValueBytes, maxBatch }) {
  const oversize = [];
  const fitting = docs.map((doc) => (bytesOf(doc, maxValueBytes) <= maxValueBytes ? doc : smaller(doc, id, maxValueBytes, oversize)));
  const pieces = [];
  let piece = [];
  let length = 0;
  for (const doc of fitting) {
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
  return { id, docs: pieces.map((list) => new Json(`[${list.join(",")}]`)), oversize };
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
