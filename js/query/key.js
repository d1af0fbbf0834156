// Keys: `["attio", { connection, resource, object, query, … }]`. They contain one object, because TanStack Query
// matches a key by any subset of its properties.

/** Reviver for `JSON.parse`: sorts the properties of each object. */
const ordered = (_, value) =>
  Object(value) === value && !Array.isArray(value) ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, value[name]])) : value;

/** The connection of a client, or of a single call. */
export function connectionOf(attio, connection) {
  if (!attio?.withConnection) throw new TypeError("`attio` must be an AttioClient");
  return connection ?? attio.connection ?? null;
}

/**
 * The key of a query. It includes only the options that affect the result, and no headers, whose values may be secret.
 *
 * @param {any} attio
 * @param {any} about
 * @param {any} request
 */
export function keyOf(attio, about, { connection, select, references, expand, attributes } = {}) {
  const text = JSON.stringify({ ...about, select, references, expand, attributes, connection: connectionOf(attio, connection) });
  const key = JSON.parse(text, ordered);
  // Whether it shows values of other objects, or depends on some that the key does not name, through a path or a
  // view's filter.
  if (expand || /"path":\[\[|filter_view_id/.test(text)) key.across = true;
  return ["attio", key];
}
