// A list in stable order, as the source of a `PagePromise`.
import { hidden, hide } from "../client/hidden.js";
import { Page } from "../client/page.js";
import { begin, filterSince } from "./stable.js";
import { stablePage, stablePages } from "./stable-pages.js";

/** The sort order of stable paging. */
const sorts = [{ attribute: "created_at", direction: "asc" }];

/** A query for one page in this order. @param {any} asked the caller's query @param {{ since?: string, offset: number, limit: number }} page */
export const stableQuery = (asked, { since, offset, limit }) => ({ ...asked, filter: filterSince(asked.filter, since), sorts, offset, limit });

/** Property of the id, by resource. */
export const ID = { records: "record_id", entries: "entry_id" };

/**
 * @param {{
 *   ask(page: { since?: string, offset: number, limit: number }, signal: AbortSignal): Promise<{ items: any[], more: boolean, data: any[] }>,
 *   page?(page: Page, answer: any): Page,
 *   mark?: import("./stable.js").Mark, size: number, concurrency?: number, signal?: AbortSignal,
 * }} list `ask` gives a page's data, and of each its id and instant; `page` adds to a page
 */
export function stableList({ page = (page) => page, mark, ...list }) {
  let wanted = Infinity;

  const job = {
    async load(_, position = begin(mark), previous = undefined, limit = Infinity) {
      if (!previous) wanted = limit;
      return made(await stablePage({ ...list, concurrency: 1, position, wanted: limit }));
    },

    /** @param {Promise<Page>} first */
    async *pages(first) {
      const { data, next, full } = await first.then((page) => ({ ...page, ...hidden(page) }));
      yield await first;
      if (!next || data.length >= wanted) return;
      for await (const part of stablePages({ ...list, position: next, full, wanted: wanted - data.length })) yield made(part);
    },
  };

  /** @param {any} part */
  function made({ answer, isNew, after, next, full }) {
    const made = new Page(job, answer.data.filter((_, index) => isNew[index]), undefined, undefined);
    if (after !== undefined) /** @type {any} */ (made).after = after;
    hide(made, { pager: job, next, full });
    return page(made, answer);
  }

  return job;
}
