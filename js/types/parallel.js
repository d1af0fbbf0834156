/**
 * Runs functions, at most so many at a time, in the order in which they come. After a failure those that have not
 * begun fail as well: what they would read is not wanted any more.
 *
 * @param {number} limit
 */
export function inParallel(limit) {
  let running = 0;
  let failure;
  /** @type {(() => void)[]} */
  const waiting = [];

  return async function run(task) {
    if (running >= limit) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    else running += 1;
    try {
      if (failure) throw failure.error;
      return await task();
    } catch (error) {
      failure ??= { error };
      throw error;
    } finally {
      const next = waiting.shift();
      // Its turn passes to the next.
      if (next) next();
      else running -= 1;
    }
  };
}
