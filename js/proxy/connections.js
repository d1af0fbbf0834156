// Filters answers about connections for pages. A consent link contains a session token of the account, so links and
// tokens are found by their value, in whatever property they are.
import { redacted, SECRET_NAME } from "./redact.js";

/**
 * Matches words with a link or a token in them, also percent-encoded. Two expressions: one alone would backtrack more
 * than linearly.
 */
const WORD = /[^\s"'<>]+/g;
const LINK = /:\/\/|%3a%2f%2f|token(?:=|%3d)/i;

/** Characters of a link's parameter. */
const PART = /[\w.~%+-]+/g;

/** Property that is kept though it is in a link: the id of a connection is no secret. */
const ID_NAME = /^(connection_?)?id$/i;

/** @type {Set<string>} */
const NONE = new Set();

/** Parameters shorter than this (`app=attio`) are words, not tokens. */
const TOKEN_LENGTH = 8;

/**
 * @param {unknown} body parsed
 * @param {boolean} keepsLink whether a connection's own `url` passes: `consentLinks`, for creating and reading one
 * @param {(text: string) => string} redact takes the key out
 */
export function withoutConsentLinks(body, keepsLink, redact) {
  return redacted(cleaned(body, tokensOf(JSON.stringify(body) ?? ""), keepsLink), redact);
}

/** The parameters of every link, except words: a token may occur in a property of its own, too. */
function tokensOf(text) {
  const tokens = new Set();
  for (const [link] of text.matchAll(WORD)) {
    if (!LINK.test(link)) continue;
    for (const [part] of link.matchAll(PART)) if (part.length >= TOKEN_LENGTH && /\d/.test(part)) tokens.add(part);
  }
  return tokens;
}

/** @param {unknown} value @param {Set<string>} tokens @param {boolean} keepsLink @returns {unknown} */
function cleaned(value, tokens, keepsLink) {
  if (typeof value === "string") {
    const linkless = value.replace(WORD, (word) => (LINK.test(word) ? "[removed]" : word));
    return linkless.replace(PART, (part) => (tokens.has(part) ? "[removed]" : part));
  }
  if (Array.isArray(value)) return value.map((item) => cleaned(item, tokens, keepsLink));
  if (typeof value !== "object" || value === null) return value;
  const remaining = [];
  for (const [name, given] of Object.entries(value)) {
    if (name === "url" && typeof given === "string") {
      if (keepsLink && isLink(given)) remaining.push([name, given]);
      continue;
    }
    if (SECRET_NAME.test(name)) continue;
    const clean = ID_NAME.test(name) && typeof given === "string" ? cleaned(given, NONE, false) : cleaned(given, tokens, keepsLink);
    if (clean !== "[removed]") remaining.push([name, clean]);
  }
  return Object.fromEntries(remaining);
}

/** @param {string} text */
const isLink = (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
