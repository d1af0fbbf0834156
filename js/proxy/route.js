// Which operation a request is, and whether it may pass. What is no operation of the API does not
// pass, but for reading: below /v2/ a GET changes nothing, whatever it is called.
import operations from "../glue/operations.js";
import { refusal } from "./refusal.js";

/** By method and number of segments, so that few are looked at: [call, segments of the path, effect]. */
const table = new Map();
for (const [call, method, path, effect] of operations) {
  const segments = path.split("/").slice(1);
  const key = `${method} ${segments.length}`;
  table.set(key, [...(table.get(key) ?? []), [call, segments, effect]]);
}
const names = new Set(operations.map(([call]) => call));

/**
 * @param {string} method
 * @param {string} pathname
 * @param {{ pathPrefix: string, allow: Set<string>, connections: boolean }} settings
 * @returns {{ call?: string, path: string, connections: boolean, refused?: Response }}
 */
export function find(method, pathname, { pathPrefix, allow, connections }) {
  const refuse = (status, code, message) => ({ path: "", connections: false, refused: refusal(status, code, message) });
  const unknown = () => refuse(404, "proxy_path", "The proxy has no such path.");
  if (!pathname.startsWith(`${pathPrefix}/`)) {
    return refuse(404, "proxy_path", `The proxy answers below ${pathPrefix}/, and this is ${pathname}: where it is mounted elsewhere, createProxy needs that as \`pathPrefix\`.`);
  }

  // A page's client may go through Maton or directly: here it is all one.
  const path = pathname.slice(pathPrefix.length).replace(/^\/attio(?=\/v2\/)/, "");
  const segments = path.split("/").slice(1);
  if (!segments.every(isPlain)) return unknown();
  const isConnections = segments[0] === "connections";
  if (isConnections ? !connections : segments[0] !== "v2" || segments.length < 2) return unknown();

  const candidates = table.get(`${method} ${segments.length}`) ?? [];
  const fits = (template) => template.every((part, index) => part.startsWith("{") || part === segments[index]);
  // More literal segments win: `records/search` before `{object}/records`.
  const found = candidates.filter(([, template]) => fits(template)).sort(([, a], [, b]) => literals(b) - literals(a))[0];
  const call = found?.[0];

  const reads = method === "GET" || found?.[2] === "reads";
  if (isConnections && !call) return unknown();
  if (!reads && !(call && allow.has(call))) {
    return refuse(403, "proxy_not_allowed", call ? `The proxy does not allow ${call}: name it in \`allow\`.` : "The proxy lets through no such request.");
  }
  return { call, path, connections: isConnections };
}

/** @param {string[]} template */
const literals = (template) => template.filter((part) => !part.startsWith("{")).length;

/** A segment that stays one, however often and however leniently somebody behind us decodes it. Some cut it at a `;`. */
function isPlain(segment) {
  let text = segment;
  for (let round = 0; round < 5; round += 1) text = decoded(text);
  return text !== "" && text !== "." && text !== ".." && !/[/\\?#%;\0-\x1f\x7f-\x9f]/.test(text);
}

/** Decodes leniently: a malformed `%` stays. @param {string} text */
function decoded(text) {
  return text.replace(/(?:%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part.replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    }
  });
}

/** @param {Iterable<string>} allow */
export const unknownCalls = (allow) => [...allow].filter((call) => !names.has(call));
