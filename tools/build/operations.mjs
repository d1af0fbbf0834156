// Extracts docs/operations.json, the table of operations, from the definitions into which the crate prints it
// (src/api/listing.rs). The proxy, the sandbox, the reference and the tests read it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { StepFailed } from "../command.mjs";
import { inRoot } from "../paths.mjs";

export const operationsFile = inRoot("docs", "operations.json");

const PRINTED = /\/\* docs\/operations\.json\n([^]*?)\n\s*\*\/\n+/;

/**
 * Writes the table where it has changed.
 *
 * @param {string} definitions those of the client, as wasm-bindgen writes them
 * @returns {string} the definitions without the table
 */
export function writeOperations(definitions) {
  const rows = PRINTED.exec(definitions)?.[1].split("\n");
  if (!rows) throw new StepFailed("the definitions have no operations: see src/api/listing.rs");
  const table = `[\n${rows.map((row) => `  ${row}`).join(",\n")}\n]\n`;
  JSON.parse(table);
  if (!existsSync(operationsFile) || readFileSync(operationsFile, "utf8") !== table) {
    if (process.env.CI === "true") throw new StepFailed("docs/operations.json is not current: build, and commit it");
    writeFileSync(operationsFile, table);
    console.log(`✔ docs/operations.json written: ${rows.length} operations`);
  }
  return definitions.replace(PRINTED, "");
}
