// Lists. Where a list ends is decided in src/core/paging.rs.

import { pageOf } from "./call.js";
import { createError } from "./error.js";
import { drive } from "./task.js";

const loop = (message) => createError("decode", "client", message, {});

/** One page of a list. */
export class Page {
  #pager;
  #next;
  #first;
  #trail;

  // `previous` is the page before: it tells when a server goes in circles.
  constructor(pager, data, next, previous) {
    this.data = data;
    this.#pager = pager;
    this.#next = next;
    if (next === undefined) return;
    if (typeof next === "string") {
      this.nextCursor = next;
      // Brent's cycle finding: one remembered cursor, moved on after 1, 2, 4 … pages.
      const { mark, left, span } = previous ? previous.#trail : { left: 0, span: 1 };
      if (next === mark) throw loop("The server repeated a cursor, so the list would never end.");
      this.#trail = left > 0 ? { mark, left: left - 1, span } : { mark: next, left: span, span: span * 2 };
    } else {
      this.nextOffset = next;
      this.#first = JSON.stringify([data[0], data.length]);
      if (previous && previous.#first === this.#first) throw loop("The server ignored the offset: it sent the same page twice.");
    }
  }

  /** Whether another page can be asked for. Where only an empty page is the end, it may be empty. */
  hasNextPage() {
    return this.#next !== undefined;
  }

  /** The next page; rejects when this is the last. */
  async getNextPage() {
    if (!this.hasNextPage()) throw createError("invalid_argument", "client", "This is the last page: ask hasNextPage() first.", {});
    return this.#pager.load(this.#pager, this.#next, this, Infinity);
  }
}

/** A list that has not been asked for yet: await it for a page, iterate it for every item. */
export class PagePromise {
  #pager;
  #page;

  constructor(pager) {
    this.#pager = pager;
  }

  /** @returns {Promise<Page>} */
  #load(size = Infinity) {
    return (this.#page ??= this.#pager.load(this.#pager, undefined, undefined, size));
  }

  /** @type {Promise<Page>["then"]} */
  then(onFulfilled, onRejected) {
    return this.#load().then(onFulfilled, onRejected);
  }

  catch(onRejected) {
    return this.then(undefined, onRejected);
  }

  finally(onFinally) {
    return this.#load().finally(onFinally);
  }

  /** Every page, from the first. */
  async *pages() {
    let next;
    for (let page = await this; page; page = page.hasNextPage() && (await (next || page.getNextPage()))) {
      // From the second page on, the one that a cursor names is asked for while this one is used.
      next = next !== undefined && page.nextCursor && page.getNextPage();
      if (next) next.catch(() => {});
      yield page;
    }
  }

  /** Every item of every page. */
  async *[Symbol.asyncIterator]() {
    for await (const page of this.pages()) yield* page.data;
  }

  /** All items, or the first `limit` of them; asks for no page larger than that. */
  async toArray({ limit = Infinity } = {}) {
    if (typeof limit !== "number" || !(limit >= 0)) {
      throw createError("invalid_argument", "client", "`limit` must be a number of items, 0 or more.", {});
    }
    const items = [];
    if (limit === 0) return items;
    this.#load(limit).catch(() => {});
    for await (const page of this.pages()) {
      items.push(...page.data.slice(0, limit - items.length));
      if (items.length >= limit) break;
    }
    return items;
  }
}

/** The list of a call: what `PagePromise` and `Page` ask for pages. */
export const pagerOf = (client, call) => ({
  load: (pager, at, previous, size) => drive(client, pageOf(call, pager, at, previous, size)),
});

/** A list whose arguments were refused. */
export const refused = (error) => new PagePromise({ load: () => Promise.reject(error) });
