// Prints what a query gives, as JSON: read-file.mjs <file> <sql>.
import { DatabaseSync } from "node:sqlite";

const [file, sql] = process.argv.slice(2);
process.stdout.write(JSON.stringify(new DatabaseSync(file).prepare(sql).all()));
