/**
 * The commands of `npx attio-wasm`: a row each, and a module in `verbs/` that is loaded when the command is used.
 *
 * @typedef {object} Verb
 * @property {string} usage the whole of its help
 * @property {NonNullable<import("node:util").ParseArgsConfig["options"]>} options what `parseArgs` takes; `--help` is added
 * @property {(args: string[]) => string[]} [rewrite] changes arguments that `parseArgs` cannot say
 * @property {boolean} [allowPositionals] it takes arguments that are no options
 * @property {(context: Context) => Promise<number>} run gives the exit code; a `Problem` that it throws is shown
 *
 * @typedef {object} Context
 * @property {Record<string, any>} values the options that were given
 * @property {string[]} positionals the arguments that are no options
 * @property {Record<string, string | undefined>} environment
 * @property {import("./terminal.js").Terminal} terminal
 * @property {AbortSignal} signal aborted at Ctrl-C
 */

/** @type {Record<string, { about: string, load: () => Promise<Verb> }>} */
export const verbs = {
  sync: { about: "copies your workspace into a SQLite file, and keeps it right", load: () => import("./verbs/sync.js") },
  types: { about: "writes the types of your workspace to a file, or checks that it is up to date", load: () => import("./verbs/types.js") },
};
