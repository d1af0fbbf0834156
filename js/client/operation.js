// The operations, as src/api/listing.rs prints them.
import { table } from "../glue/attio.js";

/** @typedef {ReturnType<typeof read>} Operation */

/** @param {string} line of the table */
function read(line) {
  const [verb, method, path, effect, numbers, rules, scopes] = line.split("\t");
  const [traits, input, output, preset, matches, pages, defaultSize, maxSize, usualSize, largestSize] = numbers.split(" ").map(Number);
  return {
    verb,
    method,
    /** As documented; empty for raw requests. */
    path,
    /** Texts and names of parameters in turn: `/v2/tasks/{task_id}` is a text, a name, a text. */
    parts: path.split(/[{}]/),
    effect,
    /** Facts of the operation that `Transport.resume` goes by. */
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
    /** Rules of the input, for `check`. */
    rules: rules && JSON.parse(rules),
    scopes,
  };
}

/** @type {[name: string, operations: () => Operation[]][]} */
let resources;

/**
 * The operations of each resource beside its name, read when they are first used; the one without a name is the client
 * itself, `request` has the raw requests.
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
