// The operations, parsed from the table that src/api/listing.rs prints.
import { table } from "../glue/attio.js";

/** @typedef {ReturnType<typeof read>} Operation */

/** @param {string} line of the table */
function read(line) {
  const [verb, method, path, effect, numbers, rules, scopes] = line.split("\t");
  const [traits, input, output, preset, matches, pages, defaultSize, maxSize, usualSize, largestSize] = numbers.split(" ").map(Number);
  return {
    verb,
    method,
    /** The documented path; empty for raw requests. */
    path,
    /** Literal text and parameter names in turn: `/v2/tasks/{task_id}` is a text, a name, a text. */
    parts: path.split(/[{}]/),
    effect,
    /** Traits of the operation that `Transport.resume` reads. */
    traits,
    input,
    output,
    preset,
    matches,
    pages,
    defaultSize,
    maxSize,
    usualSize,
    largestSize,
    /** Rules that `check` applies to the input. */
    rules: rules && JSON.parse(rules),
    scopes,
  };
}

/** @type {[name: string, operations: () => Operation[]][]} */
let resources;

/**
 * Resources with their operations, which are parsed on first use. The one with an empty name is the client itself;
 * `request` holds the raw requests.
 */
export const readTable = () =>
  (resources = table()
    .split("\n\n")
    .map((part) => {
      const [name, ...lines] = part.split("\n");
      /** @type {Operation[]} */
      let operations;
      return [name, () => (operations ??= lines.map(read))];
    }));

/** @param {string} resource @param {string} verb @returns {Operation} */
export const operationOf = (resource, verb) => {
  const [, operations] = /** @type {any} */ (resources.find(([name]) => name === resource));
  return operations().find((operation) => operation.verb === verb);
};
