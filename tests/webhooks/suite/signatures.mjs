// Signatures, in any runtime.
import { cases as rfc4231 } from "../vectors/rfc4231.mjs";
import { bytes, cases as wycheproof, truncatedCases } from "../vectors/wycheproof.mjs";

/** The example of the vendor's OpenAPI document, used as text; three other programs computed this signature. */
const SECRET = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
const BODY =
  '{"webhook_id":"23e42eaf-323a-41da-b5bb-fd67eebda553","events":[{"event_type":"record.created","id":{"workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c","object_id":"97052eb9-e65e-443f-a297-f2d9a4a7f795","record_id":"bf071e1f-6035-429d-b874-d83ea64ea13b"},"actor":{"type":"workspace-member","id":"50cf242c-7fa3-4cad-87d0-75b1af71c57b"}}]}';
const SIGNATURE = "1f0184296db6a982701cb611c278ef96189691f9d74b957281a5ff5b0744c83b";

const failure = (promise) => promise.then(() => undefined, (error) => error);

export const suite = {
  "Wycheproof: 174 cases": async ({ verifySignature, assert }) => {
    assert.lengthOf(wycheproof, 174);
    assert.lengthOf(truncatedCases, 33);
    for (const { key, message, tag, valid } of wycheproof) assert.equal(await verifySignature(bytes(message), tag, bytes(key)), valid, `${key} ${message} ${tag}`);
  },

  "RFC 4231: signed and verified": async ({ signBody, verifySignature, assert }) => {
    for (const { key, message, tag } of rfc4231) {
      assert.equal(await signBody(bytes(message), bytes(key)), tag);
      assert.isTrue(await verifySignature(bytes(message), tag, bytes(key)));
      assert.isTrue(await verifySignature(bytes(message).buffer, tag, bytes(key)), "an ArrayBuffer");
    }
  },

  "1,000 random bodies: as OpenSSL and Python sign them": async ({ signBody, verifySignature, assert, control }) => {
    const cases = await (await fetch(control)).json();
    assert.lengthOf(cases, 1_000);
    for (const { secret, body, signature } of cases) {
      const content = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
      assert.equal(await signBody(content, secret), signature);
      assert.isTrue(await verifySignature(content, signature, secret));
      if (content.length > 0) {
        content[content.length >> 1] ^= 1;
        assert.isFalse(await verifySignature(content, signature, secret));
      }
    }
  },

  "the vendor's example verifies; any other signature is false, never an exception": async ({ verifySignature, assert }) => {
    assert.isTrue(await verifySignature(BODY, SIGNATURE, SECRET));
    assert.isTrue(await verifySignature(new TextEncoder().encode(BODY), ` ${SIGNATURE.toUpperCase()}\n`, SECRET));
    const wrong = [
      null, undefined, "", "0", SIGNATURE.slice(1), `${SIGNATURE}0`, `sha256=${SIGNATURE}`, `v1=${SIGNATURE}`, `${SIGNATURE}, ${SIGNATURE}`, SIGNATURE.replace("1", "g"),
      SIGNATURE.split("").reverse().join(""), "0".repeat(64), `${SIGNATURE.slice(0, 32)} ${SIGNATURE.slice(32)}`, SIGNATURE.replace("1f", "１f"), btoa(SIGNATURE), 64, {}, [], true,
    ];
    for (const signature of wrong) assert.isFalse(await verifySignature(BODY, signature, SECRET), String(signature));
    for (const body of [`${BODY} `, BODY.slice(1), JSON.stringify(JSON.parse(BODY), null, 1), `\ufeff${BODY}`, ""]) assert.isFalse(await verifySignature(body, SIGNATURE, SECRET));
    assert.isFalse(await verifySignature(BODY, SIGNATURE, bytes(SECRET)), "the secret is text, not hexadecimal");
  },

  "the raw bytes are signed, with a byte order mark and non-ASCII letters": async ({ signBody, verifySignature, assert }) => {
    for (const text of ["Zoë 🦀", "\ufeff{}", "\u0000", "漢字"]) {
      const signature = await signBody(text, SECRET);
      assert.isTrue(await verifySignature(new TextEncoder().encode(text), signature, SECRET));
      assert.isFalse(await verifySignature(text.normalize("NFD").replace("\ufeff", "") + "x", signature, SECRET));
    }
    // Not UTF-8 at all.
    const content = Uint8Array.of(0xff, 0xfe, 0x00, 0xc0);
    assert.isTrue(await verifySignature(content, await signBody(content, SECRET), SECRET));
    // A view of part of a buffer.
    assert.isTrue(await verifySignature(Uint8Array.of(9, ...content, 9).subarray(1, 5), await signBody(content, SECRET), SECRET));
  },

  "any of several secrets verifies, and an empty one is an error": async ({ signBody, verifySignature, WebhookError, assert }) => {
    const signature = await signBody(BODY, "new");
    assert.isTrue(await verifySignature(BODY, signature, ["old", "new"]));
    assert.isTrue(await verifySignature(BODY, signature, ["new", "old"]));
    assert.isFalse(await verifySignature(BODY, signature, ["old", "older"]));
    for (const secret of ["", undefined, null, [], ["new", ""], [undefined], new Uint8Array(), [new Uint8Array()]]) {
      const error = await failure(verifySignature(BODY, signature, secret));
      assert.instanceOf(error, WebhookError, JSON.stringify(secret));
      assert.equal(error.code, "secret");
      assert.instanceOf(await failure(signBody(BODY, secret)), WebhookError);
    }
  },

  "a parsed body is refused with an error that says so": async ({ verifySignature, assert }) => {
    for (const body of [JSON.parse(BODY), undefined, null, 5]) {
      const error = await failure(verifySignature(body, SIGNATURE, SECRET));
      assert.instanceOf(error, TypeError);
      assert.include(error.message, "raw");
      assert.notInclude(String(error.stack), SECRET);
    }
  },

  "more secrets than cached keys still verify": async ({ signBody, verifySignature, assert }) => {
    for (let round = 0; round < 2; round += 1) {
      for (let at = 0; at < 250; at += 1) assert.isTrue(await verifySignature("x", await signBody("x", `secret ${at}`), [`secret ${at}`, `secret ${at + 1}`]));
    }
  },
};
