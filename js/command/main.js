// `npx attio-wasm …`: finds the verb, reads its options, runs it.
import { parseArgs } from "node:util";
import { Problem, told } from "./problem.js";
import { terminalOf } from "./terminal.js";
import { verbs } from "./verbs.js";

/** Exit codes of programs that a signal ended: Ctrl-C, a service that is stopped, a terminal that is closed. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * @param {string[]} args what follows the name of the program
 * @param {any} process Node's, or what has its parts
 * @param {() => string} version
 * @returns {Promise<number>} the exit code
 */
export async function main(args, process, version) {
  const terminal = terminalOf(process);
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    terminal.out(help(version()));
    return 0;
  }
  if (name === "--version" || name === "-v") {
    terminal.out(version());
    return 0;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    terminal.error(`${terminal.errorColour.red("✖")} There is no command ${JSON.stringify(name)}.\n\n${help(version())}`);
    return 2;
  }
  return run(await verb.load(), rest, process, terminal);
}

/** @param {import("./verbs.js").Verb} verb */
async function run({ usage, options, rewrite, allowPositionals = false, run }, args, process, terminal) {
  const interrupted = new AbortController();
  const stop = (/** @type {keyof typeof SIGNALS} */ name) => {
    // A second one exits immediately.
    if (interrupted.signal.aborted) process.exit(SIGNALS[name]);
    interrupted.abort(new Problem("Interrupted.", SIGNALS[name]));
  };
  const names = Object.keys(SIGNALS);
  try {
    let values;
    let positionals;
    try {
      ({ values, positionals } = parseArgs({ args: rewrite?.(args) ?? args, allowPositionals, options: { ...options, help: { type: "boolean", short: "h" } } }));
    } catch (error) {
      throw new Problem(`${/** @type {Error} */ (error).message.split(". To specify")[0]}\n\n${usage}`, 2);
    }
    if (values.help) {
      terminal.out(usage);
      return 0;
    }
    for (const name of names) process.on(name, stop);
    return await run({ values, positionals, environment: process.env, terminal, signal: interrupted.signal });
  } catch (error) {
    terminal.error(`${terminal.errorColour.red("✖")} ${error instanceof Error ? said(error) : error}`);
    if (interrupted.signal.aborted) return interrupted.signal.reason.code;
    return error instanceof Problem ? error.code : 1;
  } finally {
    for (const name of names) process.off(name, stop);
  }
}

/** @param {any} error */
const said = (error) => (error instanceof Problem ? error.message : error.kind ? `${error.kind}: ${told(error)}` : (error.stack ?? error.message));

function help(version) {
  const width = Math.max(...Object.keys(verbs).map((name) => name.length));
  const rows = Object.entries(verbs).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`);
  return `attio-wasm ${version}: the client for the Attio CRM API, on the command line

Usage: npx attio-wasm <command> [options]

${rows.join("\n")}

npx attio-wasm <command> --help tells its options. The key is read from MATON_API_KEY, or with --via attio from
ATTIO_API_KEY.`;
}
