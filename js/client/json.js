// Strict JSON: a value that JSON would silently drop is refused, with its path.
import { hollow, refuse, unheld, unreadable } from "./values.js";

/** How deep values are nested at most: as in an answer (`rows/src/scan.rs`). */
const DEEPEST = 512;

const keepsNothing = (tag) => `must be plain data: of ${tag} JSON keeps nothing`;

/**
 * A body as JSON text. With `names`, a personal name that has a first and a last name gets its missing `full_name`.
 */
export const stringify = (value, names = false, path = "") => JSON.stringify(plain(value, path, names));

/**
 * A copy of a value as JSON represents it; each property is read once.
 *
 * @param {any} value
 * @param {string} path what an error names
 * @param {boolean} [names]
 */
export function plain(value, path, names = false) {
  let reading = path;
  const above = [];

  const refuseAt = (at, complaint) => refuse(at || "body", complaint);

  function copy(value, at, key, isJson = false) {
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
        return Number.isFinite(value) ? value : refuseAt(at, `must not be ${value}, which JSON does not have`);
      case "object":
        if (value === null) return null;
        break;
      case "undefined":
        return refuseAt(at, "must not be undefined: leave it out, or give null");
      default:
        return refuseAt(at, `must not be a ${typeof value}, which JSON does not have`);
    }
    reading = at;
    const tag = unheld(value);
    if (tag) refuseAt(at, tag === "Promise" ? "must not be a promise: await it" : keepsNothing(tag));
    if (isInvalidDate(value)) refuseAt(at, "must be a valid date");
    if (!isJson && typeof value.toJSON === "function") return copy(value.toJSON(key), at, key, true);
    if (/^(Number|String|Boolean)$/.test(tagOf(value))) return copy(value.valueOf(), at, key);
    const name = hollow(value);
    if (name) refuseAt(at, keepsNothing(name));
    if (above.includes(value)) refuseAt(at, "must not contain itself");
    if (above.length === DEEPEST) refuseAt(`${at.slice(0, 60)}…`, `must not be nested more than ${DEEPEST} deep`);
    above.push(value);
    const copied = Array.isArray(value) ? items(value, at) : properties(value, at);
    above.pop();
    return copied;
  }

  function items(list, at) {
    const copied = [];
    for (let index = 0; index < list.length; index += 1) copied.push(copy(list[index], `${at}[${index}]`, String(index)));
    return copied;
  }

  function properties(object, at) {
    const copied = {};
    for (const key of Object.keys(object)) {
      const inner = at ? `${at}.${key}` : key;
      reading = inner;
      const value = object[key];
      if (value === undefined) continue;
      const part = copy(value, inner, key);
      // Defined, not assigned, so that `__proto__` is a property like any other.
      if (key === "__proto__") Object.defineProperty(copied, key, { value: part, enumerable: true, configurable: true, writable: true });
      else copied[key] = part;
    }
    if (names && typeof copied.first_name === "string" && typeof copied.last_name === "string" && copied.full_name === undefined) {
      copied.full_name = `${copied.first_name} ${copied.last_name}`.trim();
    }
    return copied;
  }

  try {
    return copy(value, path, "");
  } catch (cause) {
    throw unreadable(reading || "body", cause);
  }
}

const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/**
 * Whether a value is a `Date`, or has an `isValid` method as date libraries do: invalid ones would become null in
 * JSON, and null clears a field.
 */
const isInvalidDate = (value) =>
  tagOf(value) === "Date" ? Number.isNaN(value.getTime()) : value.isValid === false || (typeof value.isValid === "function" && typeof value.toJSON === "function" && value.isValid() === false);
