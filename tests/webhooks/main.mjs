// The suite in Node, Deno and Bun: the results as one line of JSON.
import process from "node:process";
import { execute } from "./execute.mjs";

console.log(JSON.stringify(await execute(process.argv[2])));
