// The suite in Node and Bun: the results as one line of JSON.
import { execute } from "./execute.mjs";

const [control] = process.argv.slice(2);
console.log(JSON.stringify(await execute(control)));
// No process.exit: a client that is done with its calls must not keep its program alive.
