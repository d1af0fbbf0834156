// Read-ahead for the pages of a list in stable order.
import { AttioError } from "../client/error.js";
import { scope } from "./scope.js";
import { advance, toText, upcoming } from "./stable.js";

/**
 * Continues from a position. After a full page it keeps up to `concurrency` requests running, and aborts them when the
 * consumer stops. An `AttioError` that ends it has the text `after`, from which to continue.
 *
 * @template {{ items: import("./stable.js").Item[], more: boolean }} A
 * @param {{
 *   ask(page: { since?: string, offset: number, limit: number }, signal: AbortSignal): Promise<A>,
 *   position: import("./stable.js").Position, size: number,
 *   concurrency?: number, wanted?: number, full?: boolean, signal?: AbortSignal,
 * }} list `size` is that of a full page, `full` whether the page before was one, `wanted` how many records are wanted in all
 * @returns {AsyncGenerator<{ answer: A, isNew: boolean[], after?: string, next?: import("./stable.js").Position, full: boolean }, void, undefined>}
 */
export async function* stablePages({ ask, position, size, concurrency = 1, wanted = Infinity, full = false, signal }) {
  /** Pages that were requested, by offset, and their scope. */
  const asked = new Map();
  let requests = scope(signal);
  const forget = () => {
    asked.clear();
    requests.end();
    requests = scope(signal);
  };
  /** @type {typeof position | undefined} */
  let current = position;
  try {
    while (current) {
      // All remaining pages may have been requested already.
      if (signal?.aborted) throw signal.reason;
      const pages = upcoming(current, size, full ? concurrency : 1, wanted);
      for (const page of pages) {
        if (asked.has(page.offset)) continue;
        const answer = ask(page, requests.signal);
        answer.catch(() => {}); // Awaited later, or discarded.
        asked.set(page.offset, answer);
      }
      const [{ offset, limit }] = pages;
      /** @type {A} */
      const answer = await asked.get(offset);
      asked.delete(offset);
      const { isNew, mark, next } = advance(current, answer.items, answer.more, Math.min(size, wanted));
      current = next;
      if (!isNew) {
        forget();
        continue;
      }
      full = answer.items.length >= limit;
      const count = isNew.filter(Boolean).length;
      wanted -= count;
      if (wanted <= 0) current = undefined;
      if (count > 0 || !next) yield { answer, isNew, after: toText(mark), next, full };
    }
  } catch (error) {
    if (AttioError.is(error)) /** @type {any} */ (error).after = toText((current ?? position).mark);
    throw error;
  } finally {
    requests.end();
  }
}

/** Only the next page. @param {Parameters<typeof stablePages>[0]} list @returns {Promise<any>} */
export async function stablePage(list) {
  const pages = stablePages(list);
  const { value } = await pages.next();
  await pages.return();
  return value;
}
