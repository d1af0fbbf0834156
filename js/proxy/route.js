// Matches a request to its operation and decides whether it may pass. Requests that match none are refused, except
// GET below /v2/, which changes nothing.
import operations from "../glue/operations.js";
import { refusal } from "./refusal.js";

/** Operations by method and number of segments: [call, segments of the path, effect]. */
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

  // The page's client may use the paths of Maton or of Attio: both are accepted.
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
    return refuse(403, "proxy_not_allowed", call ? `The proxy does not allow ${call}: name it in \`allow\`.` : "The proxy does not allow requests without an operation, except GET.");
  }
  return { call, path, connections: isConnections };
}

/** @param {string[]} template */
const literals = (template) => template.filter((part) => !part.startsWith("{")).length;

/**
 * Whether a segment stays one segment, however often and leniently later servers decode it. Some servers cut it at a
 * `;`.
 */
function isPlain(segment) {
  let text = segment;
  for (let round = 0; round < 5; round += 1) text = decoded(text);
  return text !== "" && text !== "." && text !== ".." && !/[/\\?#%;\0-\x1f\x7f-\x9f]/.test(text);
}

/** Decodes leniently: malformed `%` sequences are kept. @param {string} text */
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
