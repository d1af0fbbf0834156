// The cases in Node and Bun: the results as one line of JSON.
import { execute } from "./execute.mjs";

const [control] = process.argv.slice(2);
const runtime = "Bun" in globalThis ? "bun" : "node";
console.log(JSON.stringify(await execute(runtime, control)));
// No process.exit: anything left behind would keep the program alive and fail the run.
