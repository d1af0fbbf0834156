// Read-ahead for the pages of a list, in order.
import { scope } from "./scope.js";

/**
 * Continues after `first`, or begins the list. After a full page it keeps up to `concurrency` requests running, and
 * aborts them when the consumer stops. They count towards the client's rate limit.
 *
 * @template {{ data: any[], nextOffset?: number }} P
 * @param {{
 *   load(offset: number | undefined, signal: AbortSignal): Promise<any>,
 *   page(answer: any, previous?: any): P,
 *   first?: P,
 *   size: number, concurrency: number, until?: number, signal?: AbortSignal,
 * }} list `load` asks, `page` makes a page of what came; `size` is that of a full page, and at `until` no page is needed any more
 * @returns {AsyncGenerator<P, void, undefined>}
 */
export async function* pagesAhead({ load, page, first, size, concurrency, until = Infinity, signal }) {
  const requests = scope(signal);
  /** Pages that were requested, by offset. */
  const asked = new Map();
  const ask = (offset) => {
    const answer = load(offset, requests.signal);
    answer.catch(() => {}); // Awaited later, or discarded.
    asked.set(offset, answer);
  };
  const take = async (offset, previous) => {
    if (!asked.has(offset)) ask(offset);
    const answer = await asked.get(offset);
    asked.delete(offset);
    return page(answer, previous);
  };
  try {
    let current = first ?? (await take());
    yield current;
    while (current.nextOffset !== undefined) {
      // All remaining pages may have been requested already.
      if (signal?.aborted) throw signal.reason;
      const next = current.nextOffset;
      for (let index = 0; index < concurrency && current.data.length === size; index += 1) {
        const offset = next + index * size;
        if (!asked.has(offset) && offset < until) ask(offset);
      }
      current = await take(next, current);
      yield current;
    }
  } finally {
    requests.end();
  }
}
