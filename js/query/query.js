// Options for query libraries: a key that identifies the query, and the function that runs it.
import { keyOf } from "./key.js";

/**
 * The query of a list, and its infinite form. Pages are plain objects without methods, so that a cache can store
 * them.
 *
 * @param {string} resource
 * @param {string} method such as `attio.records.query`
 * @param {any} [target] name of its first argument, where it has one: `"object"` or `"list"`
 * @returns {any}
 */
const listQuery = (resource, method, target) => {
  const form = (infinite) => (attio, ...rest) => {
    const path = rest.splice(0, target ? 1 : 0);
    const [query, { all, ...request } = {}] = rest;
    return {
      queryKey: keyOf(attio, { resource, method, many: true, [target]: path[0], query, all, infinite }, request),
      async queryFn(context) {
        const list = attio[resource][method](...path, infinite ? { ...query, offset: context.pageParam } : query, { ...request, signal: context?.signal });
        const { data, nextOffset } = all ? { data: await list.toArray() } : await list;
        return { data, nextOffset };
      },
      ...(infinite && { initialPageParam: query?.offset ?? 0, getNextPageParam: (page) => page.nextOffset }),
    };
  };
  return Object.assign(form(), { infinite: form(true) });
};

export const recordsQuery = listQuery("records", "query", "object");
export const rowsQuery = listQuery("records", "rows", "object");
export const entriesQuery = listQuery("entries", "query", "list");
export const entryRowsQuery = listQuery("entries", "rows", "list");
export const tasksQuery = listQuery("tasks", "list");

export const recordQuery = (attio, object, record, request) => ({
  queryKey: keyOf(attio, { resource: "records", method: "get", object, record }, request),
  queryFn: (context) => attio.records.get(object, record, { ...request, signal: context?.signal }),
});
