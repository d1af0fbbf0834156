// Output of the tours: a line for each call, with its outcome and duration.
import color from "picocolors";

const CALL = 38;
const OUTCOME = 33;

const duration = (ms) => `${ms < 9.95 ? ms.toFixed(1) : Math.round(ms)} ms`;
const indented = (text) => text.replace(/^(?=.)/gm, "    ");

export function title(text, below) {
  console.log(`\n${color.bold(text)}\n${color.dim(below)}`);
}

export function section(text) {
  console.log(`\n${color.bold(text)}`);
}

export function block(text) {
  console.log(text.replace(/^(?=.)/gm, "  "));
}

/**
 * Makes one call and prints its line.
 *
 * @param {string} call the call as code
 * @param {() => Promise<T>} make
 * @param {(result: T) => string} [say] the result in a few words
 * @returns {Promise<T>}
 * @template T
 */
export async function step(call, make, say = () => "") {
  const started = performance.now();
  const result = await make();
  line(color.green("✔"), call, say(result), color.dim(duration(performance.now() - started).padStart(8)));
  return result;
}

/** Prints the line of a call that could not be made, for a reason that does not end the tour. */
export function skipped(call, reason) {
  line(color.yellow("–"), call, reason);
}

function line(mark, call, outcome, time = "") {
  // Padded before it is coloured, since escape sequences have no width.
  console.log(`  ${mark} ${color.cyan(call.padEnd(CALL))} ${outcome.padEnd(OUTCOME)} ${time}`.trimEnd());
}

/** An error of a tour, with advice. */
export function failure(error) {
  const known = error?.name === "AttioError";
  console.error(`\n${color.red("✖")} ${known ? `${error.kind}: ${error.message}` : indented(error?.stack ?? String(error)).trim()}`);
  if (!known) return;
  const facts = {
    request: error.method && `${error.method} ${error.path}`,
    status: error.status && `${error.status}${error.code ? ` ${error.code}` : ""}, from ${error.source === "attio" ? "Attio" : `the ${error.source}`}`,
    attempts: error.attempts > 1 && String(error.attempts),
    "request id": error.requestId,
    cause: error.cause && String(error.cause.cause?.message ?? error.cause.message ?? error.cause),
  };
  for (const [name, value] of Object.entries(facts)) {
    if (value) console.error(`    ${color.dim(name.padEnd(10))} ${value}`);
  }
}
