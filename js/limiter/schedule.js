// The schedule of one budget: when the next request may start. Plain data, so that any store can keep it.

/**
 * Starts a second by kind of budget: what Maton documents for an account, and Attio for reads and writes.
 *
 * @type {Record<string, number>}
 */
export const RATES = { maton: 10, reads: 100, writes: 25 };

/**
 * Answers take different times to reach those who asked, so starts come closer together than they were reserved: they
 * are reserved a little further apart.
 */
const SLACK = 1.1;

/** Between two starts, in ms. */
export const spacing = (perSecond) => (1_000 * SLACK) / perSecond;

/** The budget that a request draws on. @param {{ via?: string, effect?: string }} request */
export const budgetOf = ({ via, effect }) => (via === "attio" ? (effect === undefined || /^reads?$/i.test(effect) ? "reads" : "writes") : "maton");

/** A wait that an answer may ask for; longer ones are an error of somebody. */
const LONGEST = 300_000;

/**
 * Reserves a start.
 *
 * @param {{ next: number, hold?: number }} state of the budget
 * @param {number} hold until when the connection waits
 * @param {number} now
 * @param {number} perSecond
 * @returns {{ state: { next: number }, waitMs: number }}
 */
export function reserve({ next }, hold, now, perSecond) {
  // A clock that was set back must not make everybody wait.
  const free = next - now > LONGEST + 3_600_000 ? now : next;
  const start = Math.max(now, free);
  return { state: { next: start + spacing(perSecond) }, waitMs: Math.max(start, hold) - now };
}

/** A pause that is at most five minutes. @param {number} ms */
export const penaltyOf = (ms) => (Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST) : 0);

/**
 * Waits, or ends with the signal's reason.
 *
 * @param {number} ms
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function wait(ms, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** A timer that fires later than this has missed its turn: the starts of others are close behind. */
const LATE = 40;
const TURNS = 5;

/**
 * Waits for a turn, and asks for another where the machine was too busy to take it.
 *
 * @param {() => Promise<number>} ask reserves a start; gives how long to wait for it
 * @param {AbortSignal} [signal]
 */
export async function takeTurn(ask, signal) {
  for (let turn = 1; ; turn += 1) {
    const sent = Date.now();
    const ms = await ask();
    if (!(ms > 0)) return;
    // The answer was made half way there and back.
    const start = (sent + Date.now()) / 2 + ms;
    await wait(Math.max(0, start - Date.now()), signal);
    if (turn === TURNS || Date.now() - start <= LATE) return;
  }
}
