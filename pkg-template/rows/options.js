// Options of rows and exports, and the places of pages in queries.
import { createError } from "../error.js";

export const invalid = (message) => createError("invalid_argument", "client", message, {});

/** The page size of both queries. */
export const SIZE = 500;

const isObject = (value) => Object(value) === value && !Array.isArray(value);
const areStrings = (list) => Array.isArray(list) && list.every((each) => typeof each === "string");

/**
 * Options of ours, checked, and those of the request.
 *
 * @param {any} [options]
 */
export function split(options = {}) {
  const { select, references, expand, attributes, concurrency = 4, header, protect, maxRows = Infinity, ...request } = options;
  const check = (fits, name, must) => {
    if (!fits) throw invalid(`\`${name}\` ${must}.`);
  };
  check(isObject(options), "options", "must be an object");
  check(select === undefined || areStrings(select), "select", "must be a list of slugs");
  check(references === undefined || references === "id" || references === "object", "references", 'must be "id" or "object"');
  check(expand === undefined || (isObject(expand) && Object.values(expand).every(areStrings)), "expand", "must name a list of slugs for each slug");
  check(attributes === undefined || (Array.isArray(attributes) && attributes.every(isObject)), "attributes", "must be a list of attributes");
  check(Number.isInteger(concurrency) && concurrency > 0, "concurrency", "must be a whole number, 1 or more");
  check(maxRows === Infinity || (Number.isInteger(maxRows) && maxRows > 0), "maxRows", "must be a whole number, 1 or more");
  return { select, references, expand, attributes, concurrency, header, protect, maxRows, request };
}

/** A query with the place of a page in it. What is no query is left for the client to refuse. */
export const placed = (query, place) => (query === undefined || isObject(query) ? { ...query, ...place } : query);
