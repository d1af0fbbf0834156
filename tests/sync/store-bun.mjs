import { Database } from "bun:sqlite";
import { sqliteStore } from "attio-wasm/sync";
import { scenario } from "./scenario.mjs";

const database = new Database(":memory:");
console.log(await scenario(sqliteStore(database), async (sql) => database.prepare(sql).all()));
