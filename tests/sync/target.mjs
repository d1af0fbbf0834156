// The database of a test, for any process: `{ sqlite: file }` or `{ postgres: connection }`.
import { postgresStore, sqliteStore } from "attio-wasm/sync";

/** @param {{ sqlite?: string, postgres?: object }} target @returns {Promise<{ store: any, query(sql: string): Promise<any[]> }>} */
export async function openTarget({ sqlite, postgres }) {
  if (sqlite !== undefined) {
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(sqlite);
    for (const pragma of ["journal_mode = WAL", "synchronous = NORMAL", "busy_timeout = 5000"]) database.exec(`PRAGMA ${pragma}`);
    return { store: sqliteStore(database), query: async (sql) => database.prepare(sql).all() };
  }
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({ ...postgres, max: 4 });
  return { store: postgresStore((text, parameters) => pool.query(text, parameters)), query: async (sql) => (await pool.query(sql)).rows };
}
