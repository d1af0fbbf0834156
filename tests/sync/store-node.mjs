import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "attio-wasm/sync";
import { scenario } from "./scenario.mjs";

const database = new DatabaseSync(":memory:");
console.log(await scenario(sqliteStore(database), async (sql) => database.prepare(sql).all()));
