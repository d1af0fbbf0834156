// Side-by-side measurement: contenders take turns within a round, every other round in reverse order, and figures of
// the same round are compared, so that other load on the machine affects all of them alike. Runs in every runtime.

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {() => Promise<unknown>} once
 * @property {number} [every] takes part in every nth round only, because it is slow
 */

/**
 * @param {Contender[]} contenders
 * @param {{ rounds: number, clock?: "wall" | "cpu", reverse?: boolean, warmUps?: number, turnMs?: number }} how
 * `turnMs` is the duration of a turn, within which `once` is repeated; `reverse` begins with the last
 * @returns {Promise<Record<string, (number | null)[]>>} milliseconds per `once`, by contender and round
 */
export async function compare(contenders, { rounds, clock, reverse = false, warmUps = 3, turnMs = 60 }) {
  const now = clocks[clock] ?? clocks.wall;
  const order = reverse ? [...contenders].reverse() : contenders;
  const repeats = await warmUp(order, warmUps, turnMs);
  const times = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, once, every = 1 } of round % 2 === 0 ? order : [...order].reverse()) {
      times[name].push(round % every === 0 ? await turn(once, repeats.get(name), now) : null);
    }
  }
  return times;
}

const { process } = globalThis;

/** Milliseconds: elapsed time, or CPU time of this process where the runtime provides it. */
const clocks = {
  wall: () => performance.now(),
  cpu: process?.cpuUsage && (() => (process.cpuUsage().user + process.cpuUsage().system) / 1000),
};

async function turn(once, repeat, now = clocks.wall) {
  const began = now();
  for (let i = 0; i < repeat; i += 1) await once();
  return (now() - began) / repeat;
}

/** Warms up all contenders alike, and finds how often each must be repeated. */
async function warmUp(contenders, warmUps, turnMs) {
  const repeats = new Map(contenders.map(({ name }) => [name, 1]));
  for (let i = 0; i < warmUps; i += 1) {
    for (const { name, once } of contenders) {
      repeats.set(name, repeatFor(await turn(once, repeats.get(name)), turnMs));
    }
  }
  return repeats;
}

const repeatFor = (ms, turnMs) => Math.max(1, Math.min(100_000, Math.round(turnMs / Math.max(ms, 1e-4))));

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median ratio of `a` to `b`, over the rounds that have both. */
export const ratio = (a, b) => median(a.flatMap((ms, round) => (ms === null || b[round] === null ? [] : [ms / b[round]])));
