// SQLite in the same process: node:sqlite, bun:sqlite, better-sqlite3, and the storage of a Durable Object.
import { forSqlite } from "./sql.js";
import { refused } from "./options.js";

/** Durable Objects have rows and values of at most 2 MB. */
const DURABLE_VALUE = 1_900_000;

/** @param {any} database */
export function sqliteStore(database, { maxValueBytes = undefined } = {}) {
  const storage = database?.sql?.exec ? database : undefined;
  if (storage) return durableStore(storage, maxValueBytes ?? DURABLE_VALUE);
  if (typeof database?.prepare !== "function" || typeof database?.exec !== "function") {
    throw refused("sqliteStore: a database of node:sqlite, bun:sqlite or better-sqlite3 was expected, or a Durable Object's `ctx.storage`.");
  }
  /** @type {Map<string, any>} */
  const prepared = new Map();
  const prepare = (text, keeps) => {
    let statement = prepared.get(text);
    if (!statement) {
      statement = database.prepare(text);
      // Statements with parameters are repeated, so they are cached; the others create tables and views.
      if (keeps) prepared.set(text, statement);
    }
    return statement;
  };
  /** @param {import("./sql.js").Statement} statement */
  const carryOut = (statement) => {
    const { text, values } = forSqlite(statement);
    const ready = prepare(text, values.length > 0);
    // better-sqlite3 treats `?1` as a name, and does not permit reading rows of statements without any.
    const isNamed = typeof ready.pluck === "function" && values.length > 0;
    const bound = isNamed ? [Object.fromEntries(values.map((value, index) => [index + 1, value]))] : values;
    if (ready.reader !== false) return ready.all(...bound);
    ready.run(...bound);
    return [];
  };
  return {
    dialect: "sqlite",
    maxValueBytes: maxValueBytes ?? Infinity,
    maxBatch: Infinity,
    // A page goes in as its bytes: as a list each row would be parsed and made into text again.
    takesBytes: maxValueBytes === undefined,
    async batch(statements) {
      database.exec("BEGIN IMMEDIATE");
      try {
        const results = statements.map(carryOut);
        database.exec("COMMIT");
        return results;
      } catch (error) {
        // A full disk has already rolled back the transaction.
        try {
          database.exec("ROLLBACK");
        } catch {
          // The first error is reported.
        }
        throw error;
      }
    },
  };
}

function durableStore(storage, maxValueBytes) {
  return {
    dialect: "sqlite",
    maxValueBytes,
    maxBatch: Infinity,
    async batch(statements) {
      return storage.transactionSync(() =>
        statements.map((statement) => {
          const { text, values } = forSqlite(statement);
          return storage.sql.exec(text, ...values).toArray();
        }),
      );
    },
  };
}
