// A PostgreSQL row that holds the budget of an account for all processes that share it. Times are by the database's
// clock.
import { rated } from "./durable.js";
import { budgetOf, penaltyOf, RATES, spacing, takeTurn } from "./schedule.js";

/** Creates the table under a lock: concurrent creations conflict, even with IF NOT EXISTS. */
const TABLE = `DO $attio$ BEGIN
  PERFORM pg_advisory_xact_lock(7461375);
  CREATE TABLE IF NOT EXISTS attio_limiter (name TEXT PRIMARY KEY, next_at DOUBLE PRECISION NOT NULL, at DOUBLE PRECISION NOT NULL);
END $attio$`;
const NOW = "(extract(epoch FROM clock_timestamp()) * 1000)";
/** A clock that was set back takes a row's time with it. */
const timeOf = (row) => `${row}.next_at - greatest(${row}.at - ${NOW}, 0)`;
const RESERVE = `INSERT INTO attio_limiter AS stored (name, next_at, at) VALUES ($1, ${NOW} + $2::float8, ${NOW})
  ON CONFLICT (name) DO UPDATE SET next_at = greatest(${timeOf("stored")}, ${NOW}) + $2::float8, at = ${NOW}
  RETURNING greatest(next_at - $2::float8, coalesce((SELECT ${timeOf("held")} FROM attio_limiter AS held WHERE name = $3), 0)) - ${NOW} AS wait_ms`;
const HOLD = `INSERT INTO attio_limiter AS stored (name, next_at, at) VALUES ($1, ${NOW} + $2::float8, ${NOW})
  ON CONFLICT (name) DO UPDATE SET next_at = greatest(${timeOf("stored")}, ${NOW} + $2::float8), at = ${NOW}`;

/**
 * @param {(text: string, parameters?: any[]) => Promise<any>} query
 * @param {{ name?: string, requestsPerSecond?: number }} [options]
 */
export function postgresLimiter(query, { name = "account", requestsPerSecond } = {}) {
  if (typeof query !== "function") throw new TypeError("postgresLimiter: a function `query(text, parameters)` was expected.");
  rated("postgresLimiter", requestsPerSecond);
  // The promise is not stored: on Workers, one of a cancelled request may never settle.
  let made = false;
  async function table() {
    if (!made) await query(TABLE, []);
    made = true;
  }
  const key = (part) => `${name}/${part}`;
  return {
    async acquire(request, signal) {
      await table();
      const budget = budgetOf(request);
      const values = [key(budget), spacing(requestsPerSecond ?? RATES[budget]), key(`connection/${request.connection ?? ""}`)];
      await takeTurn(async () => {
        const answer = await query(RESERVE, values);
        const [row] = Array.isArray(answer) ? answer : answer.rows;
        return Number(row.wait_ms);
      }, signal);
    },
    penalty(ms, { connection } = /** @type {{ connection?: string }} */ ({})) {
      const names = connection ? [`connection/${connection}`] : Object.keys(RATES);
      table()
        .then(() => Promise.all(names.map((part) => query(HOLD, [key(part), penaltyOf(ms)]))))
        .catch(() => {});
    },
  };
}
