// HMAC-SHA-256 by RFC 4231, section 4: cases 1 to 4, 6 and 7. Case 5 has a truncated tag.
const text = (ascii) => Array.from(ascii, (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");

/** @type {{ key: string, message: string, tag: string }[]} in hexadecimal */
export const cases = [
  { key: "0b".repeat(20), message: text("Hi There"), tag: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
  { key: text("Jefe"), message: text("what do ya want for nothing?"), tag: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
  { key: "aa".repeat(20), message: "dd".repeat(50), tag: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
  {
    key: "0102030405060708090a0b0c0d0e0f10111213141516171819",
    message: "cd".repeat(50),
    tag: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
  },
  {
    key: "aa".repeat(131),
    message: text("Test Using Larger Than Block-Size Key - Hash Key First"),
    tag: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
  },
  {
    key: "aa".repeat(131),
    message: text("This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."),
    tag: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
  },
];
