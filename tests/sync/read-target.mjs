// Prints the result of a query as JSON: read-target.mjs <target> <sql>.
import { openTarget } from "./target.mjs";

const [target, sql] = process.argv.slice(2);
const { query } = await openTarget(JSON.parse(target));
const rows = await query(sql);
process.stdout.write(JSON.stringify(rows), () => process.exit(0));
