// better-sqlite3 from a given folder: store-better.mjs <folder>.
import { createRequire } from "node:module";
import { sqliteStore } from "attio-wasm/sync";
import { scenario } from "./scenario.mjs";

const Database = createRequire(`${process.argv[2]}/`)("better-sqlite3");
const database = new Database(":memory:");
console.log(await scenario(sqliteStore(database), async (sql) => database.prepare(sql).all()));
