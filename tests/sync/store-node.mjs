import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "attio-wasm/sync";
import { hostile } from "./hostile.mjs";
import { scenario } from "./scenario.mjs";

const test = process.argv[2] === "hostile" ? hostile : scenario;
const database = new DatabaseSync(":memory:");
console.log(await test(sqliteStore(database), async (sql) => database.prepare(sql).all()));
