
/** Number of callers that are remembered. Beyond it, the least recently seen one is forgotten. */
const MOST_CALLERS = 10_000;

/**
 * Token bucket of `perMinute` calls for each caller. In a Worker each isolate has its own; a limit across isolates
 * needs a store.
 *
 * @param {number} perMinute
 * @returns {(caller: string) => number} seconds to wait; 0 where the call may pass
 */
export function callsPerMinute(perMinute) {
  /** @type {Map<string, { left: number, at: number }>} */
  const buckets = new Map();
  return (caller) => {
    const now = Date.now();
    const bucket = buckets.get(caller) ?? { left: perMinute, at: now };
    // Reinserted, so that the map is ordered by the latest call.
    buckets.delete(caller);
    buckets.set(caller, bucket);
    if (buckets.size > MOST_CALLERS) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break;

    bucket.left = Math.min(perMinute, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / 60_000);
    bucket.at = now;
    if (bucket.left < 1) return Math.max(1, Math.ceil(((1 - bucket.left) * 60) / perMinute));
    bucket.left -= 1;
    return 0;
  };
}
