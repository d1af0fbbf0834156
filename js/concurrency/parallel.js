/**
 * Runs functions, at most so many at a time, in the order in which they come.
 *
 * @param {number} limit
 */
export function inParallel(limit) {
  let running = 0;
  /** @type {(() => void)[]} */
  const waiting = [];

  /** @template T @param {() => Promise<T>} task @returns {Promise<T>} */
  return async function run(task) {
    if (running >= limit) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // Its turn passes to the next.
      if (next) next();
      else running -= 1;
    }
  };
}
