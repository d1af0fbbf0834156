// The suite in Node, Deno and Bun: the results as one line of JSON.
import { execute } from "./execute.mjs";

console.log(JSON.stringify(await execute()));
