// Answers about connections as a page may see them. A consent link carries a session token of the account, so links and
// tokens are found by their value, whatever property they are in.
import { forThePage } from "./headers.js";

/** A link, or a session token in anything that looks like one; also percent-encoded. */
const LINK = /[^\s"'<>]*(?:[a-z][a-z\d+.-]*:\/\/|%3a%2f%2f|(?:session|connect|access|auth)[\w-]*token(?:=|%3d))[^\s"'<>]*/gi;

/** Properties whose value is a secret, whatever it looks like. */
const SECRET_NAME = /token|secret/i;

/** Shorter parameters of a link (`app=attio`) are words, not tokens. */
const TOKEN_LENGTH = 8;

/**
 * @param {Response} upstream
 * @param {boolean} keepsLink whether a connection's own `url` passes: `consentLinks`, for creating and reading one
 */
export async function withoutConsentLinks(upstream, keepsLink) {
  const { status } = upstream;
  const text = await upstream.text();
  /** @type {unknown} */
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    // What is not JSON cannot be cleaned.
    body = { message: "The gateway's answer was no JSON." };
  }
  const clean = JSON.stringify(cleaned(body, tokensOf(JSON.stringify(body)), keepsLink));
  return forThePage(new Response(status === 204 ? null : clean, { status, headers: upstream.headers }));
}

/** The parameters of every link, without words: a token may stand in a property of its own as well. */
function tokensOf(text) {
  const tokens = new Set();
  for (const [link] of text.matchAll(LINK)) {
    for (const [, value] of link.matchAll(/[=/]([\w.~%+-]+)/g)) if (value.length >= TOKEN_LENGTH && /\d/.test(value)) tokens.add(value);
  }
  return tokens;
}

/** @param {unknown} value @param {Set<string>} tokens @param {boolean} keepsLink @returns {unknown} */
function cleaned(value, tokens, keepsLink) {
  if (typeof value === "string") {
    let rest = value.replace(LINK, "[removed]");
    for (const token of tokens) rest = rest.replaceAll(token, "[removed]");
    return rest;
  }
  if (Array.isArray(value)) return value.map((item) => cleaned(item, tokens, keepsLink));
  if (typeof value !== "object" || value === null) return value;
  const kept = [];
  for (const [name, given] of Object.entries(value)) {
    if (name === "url" && typeof given === "string") {
      if (keepsLink && isLink(given)) kept.push([name, given]);
      continue;
    }
    if (SECRET_NAME.test(name)) continue;
    const clean = cleaned(given, tokens, keepsLink);
    if (clean !== "[removed]") kept.push([name, clean]);
  }
  return Object.fromEntries(kept);
}

/** @param {string} text */
const isLink = (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
