// The suite in Node and Bun: the results as one line of JSON.
import { execute } from "./execute.mjs";

const [control] = process.argv.slice(2);
console.log(JSON.stringify(await execute(control)));
// No process.exit: an idle client must not keep its program alive.
