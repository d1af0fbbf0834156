// a. Time from the beginning of the import until a client can be called, and until its first call is answered; in
// fresh processes.
import { inOwnProcess } from "../hosts/runtimes.mjs";

/** @returns {Promise<{ ready: Record<string, number[]>, answered: Record<string, number[]> }>} */
export async function importUntilReady({ runtime, rounds, clients }) {
  const measured = { ready: {}, answered: {} };
  for (const client of clients) for (const figure of Object.values(measured)) figure[client] = [];
  // The first round fills the disk's cache.
  for (let round = -1; round < rounds; round += 1) {
    for (const client of round % 2 === 0 ? clients : [...clients].reverse()) {
      const figures = await inOwnProcess(runtime, "cases/import-child.mjs", { client });
      if (round >= 0) for (const [figure, ms] of Object.entries(figures)) measured[figure][client].push(ms);
    }
  }
  return measured;
}
