// Cloudflare D1. Its limits are enforced here, even where the local one does not: code that works locally works in
// production.
import { forSqlite } from "./sql.js";
import { refused, storeError } from "./options.js";

const limits = { parameters: 100, value: 2_000_000, statement: 100_000, result: 50_000_000 };

const encoder = new TextEncoder();
const size = (text) => (text.length * 3 <= limits.value ? text.length : encoder.encode(text).length);

/** @param {any} database @param {{ maxQueries?: number }} [options] */
export function d1Store(database, { maxQueries = 1_000 } = {}) {
  if (typeof database?.prepare !== "function" || typeof database?.batch !== "function") {
    throw refused("d1Store: a D1 database was expected, such as `env.DB`.");
  }
  if (!Number.isInteger(maxQueries) || maxQueries < 40) throw refused("d1Store: `maxQueries` must be a whole number, 40 or more: 1,000 on the paid plan, 50 on the free one.");
  let queries = 0;
  const prepare = (statement) => {
    const { text, values } = forSqlite(statement);
    if (values.length > limits.parameters) throw storeError(`D1 accepts at most ${limits.parameters} parameters, not ${values.length}.`);
    if (size(text) > limits.statement) throw storeError("D1 accepts statements of at most 100 kB.");
    for (const value of values) if (typeof value === "string" && size(value) > limits.value) throw storeError("D1 accepts values of at most 2 MB.");
    const prepared = database.prepare(text);
    return values.length > 0 ? prepared.bind(...values) : prepared;
  };
  return {
    dialect: "sqlite",
    maxValueBytes: 1_900_000,
    maxBatch: 1_000_000,
    /** Number of queries that this invocation may still make. */
    left: () => maxQueries - queries,
    /** Begins another invocation. */
    renew() {
      queries = 0;
    },
    async batch(statements) {
      if (queries + statements.length > maxQueries) throw storeError(`D1 accepts at most ${maxQueries} queries in an invocation: call step() in another one.`);
      queries += statements.length;
      const results = await database.batch(statements.map(prepare));
      const rows = results.map(({ results: rows }) => rows ?? []);
      if (rows.reduce((sum, list) => sum + list.reduce((sum, row) => sum + (row.doc?.length ?? 100), 0), 0) > limits.result) throw storeError("D1 returns results of at most 50 MB.");
      return rows;
    },
  };
}
