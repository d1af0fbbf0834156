// Cases that run inside one process, in every runtime.
import { exportCsv } from "./export.mjs";
import { inFlight } from "./in-flight.mjs";
import { page } from "./page.mjs";
import { rows } from "./rows.mjs";
import { smallCall } from "./small-call.mjs";

/** Cases by their letters in the table. */
export const inProcess = { b: smallCall, c: page, d: rows, e: exportCsv, g: inFlight };

/**
 * @param {{ cases: string[], rounds: number, clock?: "wall" | "cpu", reverse?: boolean, rivals?: Function[], server?: string }} how
 * @returns {Promise<Record<string, object>>} by letter: times by contender, or `skipped`, or `error`
 */
export async function measure({ cases, rivals = [], ...how }) {
  const measured = {};
  for (const letter of cases) {
    try {
      measured[letter] = await inProcess[letter]({ rivals, ...how });
    } catch (error) {
      measured[letter] = { error: `${error?.stack ?? error}` };
    }
  }
  return measured;
}
