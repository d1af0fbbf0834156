// `rows`: pages of plain rows.
import { Page } from "../client/page.js";
import { copy, READ } from "../client/values.js";
import { pagesAhead } from "./ahead.js";
import { toColumns } from "./columns.js";
import { expander } from "./expand.js";
import { invalid, paged, split } from "./options.js";
import { plan } from "./plan.js";
import { decode, scan, skip } from "./scanner.js";

/**
 * Source of the `PagePromise` of `lazy.js`: `load` gives a page, `pages` all of them.
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
  let until = Infinity;
  /** @type {Promise<{ attributes: any[], text(): string }> | undefined} */
  let planned;

  async function ask(offset = asked.offset, limit = asked.limit, signal = request.signal) {
    // The request does not wait for the attributes: they are needed when its answer is there.
    const wanted = (planned ??= plan(client, resource, target, own));
    const read = (response) => wanted.then(({ text }) => readRows(response, text()), () => skip(response));
    try {
      const answer = client[resource].query(target, { ...asked, offset, limit }, { ...request, signal, [READ]: read });
      const [{ data, nextOffset }, { attributes }] = await Promise.all([answer, wanted]);
      await expandPage?.(data, signal);
      return { data, nextOffset, attributes };
    } catch (error) {
      planned = undefined;
      throw error;
    }
  }

  const job = {
    async load(_, offset, previous, limit = Infinity) {
      if (offset === undefined) until = start + limit;
      return page(await ask(offset, limit < size ? limit : asked.limit), previous);
    },

    async *pages(list) {
      const load = (offset, signal) => ask(offset, asked.limit, signal);
      yield* pagesAhead({ load, page, first: await list, size, concurrency: own.concurrency, until, signal: request.signal });
    },

    async toColumns(options) {
      const { limit = Infinity } = copy(options, "options");
      if (typeof limit !== "number" || !(limit >= 0)) throw invalid("`limit` must be a number of rows, 0 or more.");
      const all = [];
      let attributes = [];
      if (limit === 0) return toColumns(all, attributes);
      for await (const page of job.pages(job.load(job, undefined, undefined, limit))) {
        for (const row of page.data) all.push(row);
        attributes = page.attributes;
        if (all.length >= limit) break;
      }
      return toColumns(all.slice(0, limit), attributes);
    },
  };

  const page = ({ data, nextOffset, attributes }, previous) =>
    Object.defineProperties(/** @type {Page & { attributes: any[] }} */ (new Page(job, data, nextOffset, previous)), {
      attributes: { value: attributes },
      toColumns: { value: () => toColumns(data, attributes) },
    });

  return job;
}

/** Replaces `response.json()`. */
async function readRows(response, text) {
  const rows = [];
  const count = await scan(response, text, (bytes, hasProto) => {
    for (const row of JSON.parse(`[${decode(bytes)}]`, hasProto ? withoutPrototypes : undefined)) rows.push(row);
  });
  return { data: count === undefined ? undefined : rows };
}

/** A value of a type that is not known may hold anything. */
const withoutPrototypes = (key, value) => (key === "__proto__" ? undefined : value);
