// `rows`: pages of plain rows.
import { Page } from "../client/page.js";
import { copy, itemLimit, READ } from "../client/values.js";
import { pagesAhead } from "./ahead.js";
import { toColumns } from "./columns.js";
import { expander } from "./expand.js";
import { invalid, paged, split, stability } from "./options.js";
import { plan } from "./plan.js";
import { decode, scan, skip, UNREAD } from "./scanner.js";
import { scoped } from "./scope.js";
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
export async function rows(client, resource, target, query, options) {
  const own = split(options, ["expand"]);
  const { request } = own;
  const expandPage = own.expand && expander(client, rows, own.expand, request);
  const { asked, size, start } = paged(resource, query);
  const order = stability(own, asked);
  let until = Infinity;
  /** @type {Promise<{ attributes: any[], text(): string }> | undefined} */
  let planned;

  /** @param {any} query for one page @param {AbortSignal} signal */
  async function ask(query, signal) {
    // The request does not wait for the attributes, which are needed only once its answer arrives.
    const wanted = (planned ??= plan(client, resource, target, own));
    const reader = {
      read: (response) => wanted.then(({ text }) => readRows(response, text()), () => skip(response)),
      alike: [own.select, own.references, own.expand, own.attributes],
    };
    try {
      const answer = client[resource].query(target, query, { ...request, signal, [READ]: reader });
      const [{ data, nextOffset }, { attributes }] = await Promise.all([answer, wanted]);
      // With `dedupe` it may be the answer of another caller, whose attributes could not be had.
      if (data[0] === UNREAD) return await ask(query, signal);
      await expandPage?.(data, signal);
      return { data, nextOffset, attributes };
    } catch (error) {
      planned = undefined;
      throw error;
    }
  }

  const extended = (page, { data, attributes }) =>
    Object.defineProperties(/** @type {Page & { attributes: any[] }} */ (page), {
      attributes: { value: attributes },
      toColumns: { value: () => toColumns(page.data, attributes) },
    });
  const page = (answer, previous) => extended(new Page(job, answer.data, answer.nextOffset, previous), answer);
  const askStable = async (page, signal) => {
    const answer = await ask(stableQuery(asked, page), signal);
    return { ...answer, more: answer.nextOffset !== undefined, items: answer.data.map((row) => ({ id: row[ID[resource]], instant: row.created_at })) };
  };

  const byOffset = {
    async load(_, offset = asked.offset, previous = undefined, limit = Infinity) {
      if (!previous) until = start + limit;
      const query = { ...asked, offset, limit: limit < size ? limit : asked.limit };
      return page(await scoped(request.signal, (signal) => ask(query, signal)), previous);
    },

    async *pages(first) {
      const load = (offset = asked.offset, signal) => ask({ ...asked, offset }, signal);
      yield* pagesAhead({ load, page, first: await first, size, concurrency: own.concurrency, until, signal: request.signal });
    },
  };

  const job = {
    ...(order ? stableList({ ask: askStable, page: extended, mark: order.mark, size, concurrency: own.concurrency, signal: request.signal }) : byOffset),

    async toColumns(options) {
      const limit = itemLimit(copy(options, "options"));
      const all = [];
      let attributes = [];
      if (limit === 0) return toColumns(all, attributes);
      for await (const page of job.pages(job.load(undefined, undefined, undefined, limit))) {
        for (const row of page.data) all.push(row);
        attributes = /** @type {any} */ (page).attributes;
        if (all.length >= limit) break;
      }
      return toColumns(all.slice(0, limit), attributes);
    },
  };

  return job;
}

/** Replaces `response.json()`: scans the rows of the answer. */
async function readRows(response, text) {
  const rows = [];
  const count = await scan(response, text, (bytes, hasProto) => {
    for (const row of JSON.parse(`[${decode(bytes)}]`, hasProto ? withoutPrototypes : undefined)) rows.push(row);
  });
  return { data: count === undefined ? undefined : rows };
}

/** Whether a row may have a property `__proto__`: values of unknown types can contain anything. */
const withoutPrototypes = (key, value) => (key === "__proto__" ? undefined : value);
