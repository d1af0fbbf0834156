// better-sqlite3 from a given folder: store-better.mjs <folder>.
import { createRequire } from "node:module";
import { sqliteStore } from "attio-wasm/sync";
import { scenario } from "./scenario.mjs";

const Database = createRequire(`${process.argv[2]}/`)("better-sqlite3");
const database = new Database(":memory:");
const query = async (sql) => {
  const statement = database.prepare(sql);
  return statement.reader ? statement.all() : statement.run();
};
console.log(await scenario(sqliteStore(database), query));
