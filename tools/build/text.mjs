// WebAssembly as text: see js/client/text.js.
import { alphabet, FREQUENT } from "../../js/client/text.js";

/** @param {Uint8Array} bytes @returns {string} without quotes */
export function encode(bytes) {
  const most = frequent(bytes);
  const numberOf = new Map(alphabet(most).map(([number, byte]) => [byte, number]));
  const text = most.map((byte) => byte.toString(16).padStart(2, "0"));
  for (const byte of bytes) {
    const number = numberOf.get(byte);
    text.push(number < 128 ? String.fromCharCode(number) : String.fromCharCode(number >> 7, number & 127));
  }
  return text.join("");
}

/**
 * The most frequent bytes. Those that are characters of the alphabet stand for themselves, so that words stay words, which
 * compressors like.
 */
function frequent(bytes) {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] += 1;
  const most = [...counts.keys()].sort((a, b) => counts[b] - counts[a]).slice(0, FREQUENT);
  // The characters of the alphabet in order, taken from the code numbers of as many bytes.
  const characters = alphabet(most).slice(0, FREQUENT).map(([number]) => number);
  const others = most.filter((byte) => !characters.includes(byte));
  return characters.map((code) => (most.includes(code) ? code : others.shift()));
}
