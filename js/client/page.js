// Lists and their pages. src/core/paging.rs decides where a list ends.

import { offAbort, onAbort } from "./abort.js";
import { pageOf } from "./call.js";
import { createError } from "./error.js";
import { hidden, hide } from "./hidden.js";
import { blamed, blaming } from "./stack.js";
import { drive } from "./task.js";
import { copy, itemLimit } from "./values.js";

const loop = (message) => createError("decode", "client", message, {});

/** One page of a list. */
export class Page {
  // `previous` is the page before: comparing with it detects a server that repeats pages.
  constructor(pager, data, next, previous) {
    this.data = data;
    const before = previous && hidden(previous);
    let first;
    let again;
    let trail;
    if (typeof next === "string") {
      this.nextCursor = next;
      // Brent's cycle finding: one remembered cursor, moved on after 1, 2, 4 … pages.
      const { mark, left, span } = before?.trail ?? { left: 0, span: 1 };
      if (next === mark) throw loop("The server repeated a cursor, so the list would never end.");
      trail = left > 0 ? { mark, left: left - 1, span } : { mark: next, left: span, span: span * 2 };
    } else if (next !== undefined) {
      this.nextOffset = next;
      first = JSON.stringify([data[0], data.length]);
      // One repetition may be a list to which a page of items was just prepended; a second one is an error.
      again = before?.first === first;
      if (again && before.again) throw loop("The server ignored the offset: it repeated a page.");
    }
    hide(this, { pager, next, first, again, trail });
  }

  /** Whether another page can be requested. It may turn out empty where only an empty page marks the end. */
  hasNextPage() {
    return hidden(this).next !== undefined;
  }

  /** The next page; rejects when this is the last. */
  async getNextPage() {
    const { pager, next } = hidden(this);
    if (next === undefined) throw createError("invalid_argument", "client", "This is the last page: check hasNextPage() first.", {});
    return pager.load(pager, next, this, Infinity);
  }

  /** The items of this page. */
  [Symbol.iterator]() {
    return this.data[Symbol.iterator]();
  }

  /** The items of this page and of all that follow. */
  [Symbol.asyncIterator]() {
    return blaming(itemsOf(pagesFrom(this)));
  }
}

/** @param {PagePromise} list */
async function* allPages(list) {
  yield* pagesFrom(await list);
}

/** @param {AsyncIterable<Page>} pages */
async function* itemsOf(pages) {
  for await (const page of pages) yield* page.data;
}

/** A page and all that follow. @param {Page} first */
async function* pagesFrom(first) {
  const { pager } = hidden(first);
  const { signal } = pager;
  const left = new AbortController();
  const abort = () => left.abort(signal.reason);
  if (signal) onAbort(signal, abort);
  let next;
  try {
    for (let page = first; page; page = page.hasNextPage() && (await (next || page.getNextPage()))) {
      // From the second page on, a page that is addressed by a cursor is fetched while the one before is used.
      next = next !== undefined && page.nextCursor && pager.load(pager, page.nextCursor, page, Infinity, left.signal);
      if (next) next.catch(() => {});
      yield page;
    }
  } finally {
    // Leaving the loop early aborts the request that was begun ahead.
    left.abort();
    if (signal) offAbort(signal, abort);
  }
}

/** A list that is not requested until it is used: await it for a page, iterate it for every item. */
export class PagePromise {
  constructor(pager) {
    let page;
    /** @returns {Promise<Page>} */
    const load = (size = Infinity) => (page ??= pager.load(pager, undefined, undefined, size));
    hide(this, { load });
  }

  /** @type {Promise<Page>["then"]} */
  then(onFulfilled, onRejected) {
    return hidden(this).load().then(onFulfilled, onRejected);
  }

  catch(onRejected) {
    return this.then(undefined, onRejected);
  }

  finally(onFinally) {
    return hidden(this).load().finally(onFinally);
  }

  /** Every page, from the first. */
  pages() {
    return blaming(allPages(this));
  }

  /** Every item of every page. */
  [Symbol.asyncIterator]() {
    return blaming(itemsOf(this.pages()));
  }

  /** All items, or the first `limit` of them. No page larger than `limit` is requested. */
  toArray(options) {
    return blamed(toArray(this, options));
  }
}

/** @param {PagePromise} list @param {{ limit?: number }} [options] */
async function toArray(list, options) {
  const limit = itemLimit(copy(options, "options"));
  const items = [];
  if (limit === 0) return items;
  hidden(list).load(limit).catch(() => {});
  for await (const page of list.pages()) {
    // Not spread: a large page would exceed the number of arguments of a call.
    for (const item of page.data) if (items.length < limit) items.push(item);
    if (items.length >= limit) break;
  }
  return items;
}

/** The source of a list's pages: `PagePromise` and `Page` load them by it, each until `signal` aborts. */
export const pagerOf = (client, call) => ({
  signal: call.signal,
  load: (pager, at, previous, size, signal = call.signal) => drive(client, { ...pageOf(call, pager, at, previous, size), signal }),
});

/** A list whose arguments were refused: it rejects when it is used. */
export const refused = (error) => new PagePromise({ load: () => Promise.reject(error) });
