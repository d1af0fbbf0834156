// Measuring side by side: the contenders take turns within a round, the next round goes the other
// way round, and what is compared is what the same round gave, so that a machine that is busy with
// something else, or gets slower, disturbs all of them alike. Runs in every runtime.

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {() => Promise<unknown>} once
 * @property {number} [every] takes part in every so many rounds only, because it is slow
 */

/**
 * @param {Contender[]} contenders
 * @param {{ rounds: number, clock?: "wall" | "cpu", warmUps?: number, turnMs?: number }} how `turnMs` is
 * how long a turn is to take: `once` is repeated as often as fits
 * @returns {Promise<Record<string, (number | null)[]>>} milliseconds per `once`, by contender and round
 */
export async function compare(contenders, { rounds, clock, warmUps = 3, turnMs = 60 }) {
  const now = clocks[clock] ?? clocks.wall;
  const repeats = new Map();
  for (const { name, once } of contenders) repeats.set(name, await calibrate(once, warmUps, turnMs));
  const times = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, once, every = 1 } of round % 2 === 0 ? contenders : [...contenders].reverse()) {
      times[name].push(round % every === 0 ? await turn(once, repeats.get(name), now) : null);
    }
  }
  return times;
}

const { process } = globalThis;

/** Milliseconds: those that passed; or those that this process had a processor, where a runtime tells. */
const clocks = {
  wall: () => performance.now(),
  cpu: process?.cpuUsage && (() => (process.cpuUsage().user + process.cpuUsage().system) / 1000),
};

async function turn(once, repeat, now = clocks.wall) {
  const began = now();
  for (let i = 0; i < repeat; i += 1) await once();
  return (now() - began) / repeat;
}

/** Warms up, which is when the engine compiles, and says how often to repeat. */
async function calibrate(once, warmUps, turnMs) {
  if (warmUps === 0) return 1;
  let ms = await turn(once, 1);
  for (let i = 0; i < warmUps; i += 1) ms = await turn(once, repeatFor(ms, turnMs));
  return repeatFor(ms, turnMs);
}

const repeatFor = (ms, turnMs) => Math.max(1, Math.min(100_000, Math.round(turnMs / Math.max(ms, 1e-4))));

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median, over the rounds that have both, of how many times `a` is what `b` is. */
export const ratio = (a, b) => median(a.flatMap((ms, round) => (ms === null || b[round] === null ? [] : [ms / b[round]])));
