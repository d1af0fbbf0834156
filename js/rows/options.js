// Options and queries of rows and exports.
import { createError } from "../client/error.js";
import { operationOf } from "../client/operation.js";
import { checkSignal, copy, guarded, refuse, wholeNumber } from "../client/values.js";
import { fromText } from "./stable.js";

export const invalid = (message) => createError("invalid_argument", "client", message, {});

const isObject = (value) => Object(value) === value && !Array.isArray(value);
const areStrings = (list) => Array.isArray(list) && list.every((each) => typeof each === "string");

/** Whether an attribute is named by slug or id. */
export const isAttribute = (value) => typeof value?.api_slug === "string";

/**
 * Checks the options of rows and separates them from those of the request.
 *
 * @param {any} options
 * @param {string[]} more those that not every method has
 */
export const split = (options, more) => guarded("options", () => checked(copy(options, "options"), more));

function checked({ select, references, expand, attributes, concurrency = 4, bom, header, protect, maxRows = Infinity, stable, after, ...request }, more) {
  const check = (fits, name, must) => {
    if (!fits) throw invalid(`\`${name}\` ${must}.`);
  };
  checkSignal(request.signal);
  const given = { expand, bom, header, protect, maxRows: maxRows === Infinity ? undefined : maxRows };
  for (const [name, value] of Object.entries(given)) check(value === undefined || more.includes(name), name, "is not an option of this method");
  for (const [name, flag] of Object.entries({ bom, header, protect })) check(flag === undefined || typeof flag === "boolean", name, "must be true or false");
  check(select === undefined || areStrings(select), "select", "must be a list of slugs");
  check(references === undefined || references === "id" || references === "object", "references", 'must be "id" or "object"');
  check(expand === undefined || (isObject(expand) && Object.values(expand).every(areStrings)), "expand", "must name a list of slugs for each slug");
  check(attributes === undefined || (Array.isArray(attributes) && attributes.every(isAttribute)), "attributes", "must be a list of attributes, each with its `api_slug`");
  check(Number.isInteger(concurrency) && concurrency > 0, "concurrency", "must be a whole number, 1 or more");
  check(maxRows === Infinity || (Number.isInteger(maxRows) && maxRows > 0), "maxRows", "must be a whole number, 1 or more");
  return { select, references, expand, attributes, concurrency, bom, header, protect, maxRows, stable, after, request };
}

/** Query fields that set where the pages begin, so the list cannot be stable. */
const ORDERS = ["sorts", "filter_view_id", "offset"];

/**
 * The start position of a stable list; undefined where the list is not stable.
 *
 * @param {{ stable?: boolean, after?: string }} options
 * @param {any} asked the query
 * @param {boolean} [usually] it is stable where nothing speaks against it
 * @returns {{ mark?: import("./stable.js").Mark } | undefined}
 */
export function stability({ stable, after }, asked, usually = false) {
  if (stable !== undefined && typeof stable !== "boolean") refuse("stable", "must be true or false");
  const order = ORDERS.find((name) => (asked[name] ?? null) !== null);
  if (stable ?? (after !== undefined || (usually && order === undefined))) {
    if (order !== undefined) refuse(order, "cannot be combined with `stable` or `after`, which sort by `created_at` and set the offset themselves");
    return { mark: fromText(after) };
  }
  if (after !== undefined) refuse("after", "cannot be combined with `stable: false`");
}

/** A copy of a query, its page size and its start, checked as the client checks them. @param {"records" | "entries"} resource */
export function paged(resource, query) {
  const asked = copy(query, "body");
  const { usualSize, largestSize } = operationOf(resource, "query");
  const { limit = usualSize, offset = 0 } = asked;
  return { asked, size: wholeNumber(limit, "limit", 1, largestSize), start: wholeNumber(offset, "offset", 0, Number.MAX_SAFE_INTEGER) };
}
