// A Durable Object that holds the budget of an account for all Workers and Durable Objects that share it.
import { budgetOf, penaltyOf, RATES, reserve, takeTurn } from "./schedule.js";

/** The class to export from the Worker. It answers immediately: callers sleep on their own side. */
export class RateLimiter {
  #state;
  /**
   * @type {any} `{ budgets: { [name]: { next } }, holds: { [connection]: until }, at }`. The value is stored, not its promise: a promise of a
   * request that was cancelled may never settle
   */
  #schedule;

  constructor(state) {
    this.#state = state;
  }

  /** @param {Request} request */
  async fetch(request) {
    const { connection, budget = "maton", perSecond, penalty } = await request.json();
    const stored = this.#schedule ?? (await this.#state.storage.get("schedule"));
    const schedule = (this.#schedule ??= stored ?? { budgets: {}, holds: {} });
    const now = Date.now();
    // A clock that was set back takes all times with it.
    const back = Math.max(0, (schedule.at ?? now) - now);
    for (const budget of Object.values(schedule.budgets)) budget.next -= back;
    for (const name of Object.keys(schedule.holds)) schedule.holds[name] -= back;
    schedule.at = now;
    for (const [name, until] of Object.entries(schedule.holds)) if (until <= now) delete schedule.holds[name];
    let waitMs = 0;
    if (penalty !== undefined) {
      const until = now + penaltyOf(penalty);
      if (connection) schedule.holds[connection] = Math.max(schedule.holds[connection] ?? 0, until);
      else for (const name of new Set([budget, ...Object.keys(schedule.budgets)])) schedule.budgets[name] = { next: Math.max(schedule.budgets[name]?.next ?? 0, until) };
    } else {
      const reserved = reserve(schedule.budgets[budget] ?? { next: 0 }, schedule.holds[connection ?? ""] ?? 0, now, perSecond ?? RATES[budget] ?? RATES.maton);
      schedule.budgets[budget] = reserved.state;
      waitMs = reserved.waitMs;
    }
    // Survives an eviction. Durable Objects hold back their answer until it is written.
    this.#state.storage.put("schedule", schedule);
    return Response.json({ waitMs });
  }
}

/**
 * @param {any} namespace
 * @param {{ name?: string, requestsPerSecond?: number }} [options]
 */
export function durableLimiter(namespace, { name = "account", requestsPerSecond } = {}) {
  if (typeof namespace?.idFromName !== "function") throw new TypeError("durableLimiter: the namespace of a Durable Object was expected, such as `env.LIMITER`.");
  rated("durableLimiter", requestsPerSecond);
  const ask = async (body) => {
    // A new stub for each request: one that failed stays broken.
    const stub = namespace.get(namespace.idFromName(name));
    const response = await stub.fetch("https://limiter/", { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`The limiter answered ${response.status}.`);
    return response.json();
  };
  return {
    async acquire(request, signal) {
      const question = { connection: request.connection, budget: budgetOf(request), perSecond: requestsPerSecond };
      await takeTurn(async () => (await ask(question)).waitMs, signal);
    },
    penalty(ms, { connection } = /** @type {{ connection?: string }} */ ({})) {
      ask({ connection, penalty: ms }).catch(() => {});
    },
  };
}

/** @param {string} who @param {number | undefined} requestsPerSecond */
export function rated(who, requestsPerSecond) {
  if (requestsPerSecond !== undefined && !(requestsPerSecond > 0 && requestsPerSecond <= 10_000)) throw new TypeError(`${who}: \`requestsPerSecond\` must be a number above 0.`);
}
