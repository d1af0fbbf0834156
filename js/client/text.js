// WebAssembly as text in a module. Base64 hides byte boundaries from compressors: it makes 17.7 kB (brotli) of the
// client's 12.6. Here frequent bytes are one character each and the others two: 12.9 kB.

/** Characters that need no escape in double quotes, also in a `<script>`. */
const CODES = Array.from({ length: 95 }, (_, index) => index + 32).filter((code) => !'"\\<'.includes(String.fromCharCode(code)));

/** First characters of pairs. */
const ESCAPES = CODES.slice(-2);

/**
 * Character codes of each byte as one number; pairs are numbers in base 128. `frequent` lists the bytes of one character,
 * in the order of `CODES`.
 *
 * @param {number[]} frequent
 * @returns {[number: number, byte: number][]}
 */
export function alphabet(frequent) {
  const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !frequent.includes(byte));
  const pairs = ESCAPES.flatMap((escape) => CODES.map((code) => escape * 128 + code));
  return [
    ...frequent.map((byte, index) => /** @type {[number, number]} */ ([CODES[index], byte])),
    ...others.map((byte, index) => /** @type {[number, number]} */ ([pairs[index], byte])),
  ];
}

/** Number of bytes that are written as one character. */
export const FREQUENT = CODES.length - ESCAPES.length;

/**
 * Decodes a text of `tools/build/text.mjs`: the frequent bytes in hexadecimal, then the content.
 *
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decode(text) {
  const byteOf = new Uint8Array(1 << 14);
  const frequent = Array.from({ length: FREQUENT }, (_, index) => parseInt(text.substr(2 * index, 2), 16));
  for (const [number, byte] of alphabet(frequent)) byteOf[number] = byte;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let index = 2 * FREQUENT; index < text.length; index += 1) {
    let number = text.charCodeAt(index);
    if (number >= ESCAPES[0]) number = number * 128 + text.charCodeAt((index += 1));
    bytes[length] = byteOf[number];
    length += 1;
  }
  return bytes.subarray(0, length);
}
