// The schedule of one budget: when the next request may start. Plain data, so that any store can keep it.
import { wait } from "../concurrency/wait.js";

/**
 * Request starts per second, by kind of budget: Maton documents them for an account, Attio for reads and for writes.
 *
 * @type {Record<string, number>}
 */
export const RATES = { maton: 10, reads: 100, writes: 25 };

/**
 * Factor by which starts are spaced wider than the rate requires: answers take different times to reach their
 * callers, so actual starts come closer together than the reserved ones.
 */
const SLACK = 1.1;

/** Milliseconds between two starts. */
export const spacing = (perSecond) => (1_000 * SLACK) / perSecond;

/** The budget that a request draws on. @param {{ via?: string, effect?: string }} request */
export const budgetOf = ({ via, effect }) => (via === "attio" ? (effect === undefined || /^reads?$/i.test(effect) ? "reads" : "writes") : "maton");

/** Longest pause in milliseconds that an answer can ask for; longer ones are taken for errors. */
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
  const start = Math.max(now, next);
  return { state: { next: start + spacing(perSecond) }, waitMs: Math.max(start, hold) - now };
}

/** A pause that is at most five minutes. @param {number} ms */
export const penaltyOf = (ms) => (Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST) : 0);

/** A timer that fires later than this has missed its turn: the starts of others are close behind. */
const LATE = 40;
const TURNS = 5;

/**
 * Waits for a turn, and asks for another where a busy machine missed it.
 *
 * @param {() => Promise<number>} ask reserves a start; returns the wait in milliseconds
 * @param {AbortSignal} [signal]
 */
export async function takeTurn(ask, signal) {
  for (let turn = 1; ; turn += 1) {
    const sent = Date.now();
    const ms = await ask();
    if (!(ms > 0)) return;
    // Assumes that the answer was made halfway through the round trip.
    const start = (sent + Date.now()) / 2 + ms;
    await wait(Math.min(ms, Math.max(0, start - Date.now())), signal);
    if (turn === TURNS || Date.now() - start <= LATE) return;
  }
}
