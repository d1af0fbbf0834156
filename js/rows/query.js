// `query` with `stable` or `after`.
import { hidden } from "../client/hidden.js";
import { checkSignal, copy } from "../client/values.js";
import { paged, stability } from "./options.js";
import { ID, stableList, stableQuery } from "./stable-list.js";

/**
 * Source for the `PagePromise` of `lazy.js`: `load` gives one page, `pages` all of them.
 *
 * @param {any} client
 * @param {"records" | "entries"} resource
 * @param {string} target
 * @param {any} [query]
 * @param {any} [options]
 */
export async function queryStable(client, resource, target, query, options) {
  const { stable, after, ...request } = copy(options, "options");
  const { asked, size } = paged(resource, query);
  const order = stability({ stable, after }, asked);
  if (!order) {
    const list = client[resource].query(target, query, request);
    return { load: (_, at, previous, limit) => hidden(list).load(limit), pages: () => list.pages() };
  }
  const { signal } = request;
  checkSignal(signal);
  const id = ID[resource];
  return stableList({
    async ask(page, signal) {
      const { data, nextOffset } = await client[resource].query(target, stableQuery(asked, page), { ...request, signal });
      return { data, more: nextOffset !== undefined, items: data.map((record) => ({ id: record?.id?.[id], instant: record?.created_at })) };
    },
    mark: order.mark,
    size,
    signal,
  });
}
