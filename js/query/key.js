// Keys: `["attio", { connection, resource, object, query, … }]`. One object, so that a part of it names every key that
// has this part, as TanStack Query compares them.

/** For `JSON.parse`: the properties of each object in one order. */
const ordered = (_, value) =>
  Object(value) === value && !Array.isArray(value) ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, value[name]])) : value;

/** The connection of a client, or of one call. */
export function connectionOf(attio, connection) {
  if (!attio?.withConnection) throw new TypeError("`attio` must be an AttioClient");
  return connection ?? attio.connection ?? null;
}

/**
 * The key of a query. Of its options it has those that decide what comes back: no header, whose value may be a secret.
 *
 * @param {any} attio
 * @param {any} about
 * @param {any} request
 */
export function keyOf(attio, about, { connection, select, references, expand, attributes } = {}) {
  const text = JSON.stringify({ ...about, select, references, expand, attributes, connection: connectionOf(attio, connection) });
  const key = JSON.parse(text, ordered);
  // It shows values of other objects, or depends on some that the key does not name: by a path, or by a view's filter.
  if (expand || /"path":\[\[|filter_view_id/.test(text)) key.across = true;
  return ["attio", key];
}
