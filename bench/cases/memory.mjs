// f. Peak resident memory of a CSV export, with the server in another process, against fetching and dropping the same
// pages with the same concurrency.
import { inOwnProcess } from "../hosts/runtimes.mjs";

/** @returns {Promise<Record<string, number[]>>} bytes by way of exporting and round */
export async function memory({ runtime, server, rounds, ways }) {
  const peaks = Object.fromEntries(ways.map((way) => [way, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const way of round % 2 === 0 ? ways : [...ways].reverse()) {
      const { peak } = await inOwnProcess(runtime, "cases/memory-child.mjs", { way, server });
      peaks[way].push(peak);
    }
  }
  return peaks;
}
