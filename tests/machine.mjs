// The machine that the tests run on: its load, and waiting for conditions.

/** Factor by which other load slows this process down now. */
export function load() {
  const [since, used] = [performance.now(), process.cpuUsage()];
  while (performance.now() - since < 250);
  const { user, system } = process.cpuUsage(used);
  return Math.max(1, ((performance.now() - since) * 1000) / Math.max(1, user + system));
}

/**
 * Waits until `condition` holds; gives the milliseconds that it took.
 *
 * @param {string | (() => string)} what the error says did not happen
 * @param {() => unknown} condition may be asynchronous
 */
export async function until(what, condition, ms = 10_000) {
  const since = Date.now();
  while (!(await condition())) {
    if (Date.now() - since > ms) throw new Error(`it did not happen within ${ms / 1000} s: ${typeof what === "function" ? what() : what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return Date.now() - since;
}
