// HMAC-SHA256 of the body's bytes in hexadecimal, keyed with the webhook's secret. There is no timestamp and no version
// prefix. Source: https://docs.attio.com/rest-api/guides/webhooks
import { WebhookError } from "./error.js";

const encoder = new TextEncoder();

/**
 * Cache of at most 100 imported keys by secret. Keys, not their promises: on Workers a promise belongs to its
 * request.
 */
const keys = new Map();

/** @param {Uint8Array} bytes */
const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {any} value @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(value) {
  if (typeof value === "string") return encoder.encode(value);
  if (value?.byteLength >= 0) return value;
  throw new TypeError("webhooks: the body must be raw, text or bytes, and not parsed");
}

/**
 * The secrets as bytes. A missing or empty secret is an error: with it, anybody could sign.
 *
 * @param {any} secret
 */
export function secretsOf(secret) {
  const secrets = [secret].flat().map((each) => bytesOf(each ?? ""));
  if (!secrets.length || secrets.some((bytes) => !bytes.length)) throw new WebhookError("secret", 500, "the secret is missing or empty");
  return secrets;
}

/** @param {Uint8Array<ArrayBuffer>} secret */
async function keyOf(secret) {
  const name = toHex(secret);
  let key = keys.get(name);
  if (!key) {
    key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
    if (keys.size === 100) keys.clear();
    keys.set(name, key);
  }
  return key;
}

/** @type {import("../../pkg-template/webhooks.d.ts").verifySignature} */
export async function verifySignature(body, signature, secret) {
  const bytes = bytesOf(body);
  const secrets = secretsOf(secret);
  const pairs = /^\s*[\da-f]{64}\s*$/i.exec(signature ?? "")?.[0].match(/\w\w/g);
  if (!pairs) return false;
  const tag = Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
  // `verify` compares in constant time and every secret is tried, so timing reveals nothing.
  const verified = secrets.map(async (each) => crypto.subtle.verify("HMAC", await keyOf(each), tag, bytes));
  return (await Promise.all(verified)).includes(true);
}

/** @type {import("../../pkg-template/webhooks.d.ts").signBody} */
export async function signBody(body, secret) {
  const [first] = secretsOf(secret);
  return toHex(new Uint8Array(await crypto.subtle.sign("HMAC", await keyOf(/** @type {any} */ (first)), bytesOf(body))));
}
