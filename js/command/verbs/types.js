// `npx attio-wasm types`: writes the types of a workspace, or checks that the file is up to date.
import { compareTypes, generateTypes } from "../../../pkg-template/types/index.js";
import { connect, connectOptions, connectUsage } from "../client.js";
import { beside, readIfThere, writeWhereChanged } from "../file.js";
import { Problem, told } from "../problem.js";

export const usage = `Usage: npx attio-wasm types [options]

Writes the objects, lists, attributes and options of your workspace as TypeScript declarations. With the file in your
program, calls of the client know them: a slug that does not exist is an error in the editor.

Options:
  --out <file>       where to; default: attio.d.ts; "-" for standard output
  --check            write nothing: exit with 0 where the file is up to date, 1 where something differs, which is
                     listed, and 2 where the workspace, or a part of it, could not be read
  --check=breaking   mind only what may stop a program from compiling
  --object <slug>    only this object, or several: companies,people; may be repeated
  --list <slug>      only this list, or several; may be repeated
  --no-options       leave out the titles of options and statuses, and a request for each attribute that has some
  --json             tell the result as JSON
${connectUsage}`;

/** @type {import("../verbs.js").Verb["options"]} */
export const options = {
  out: { type: "string", default: "attio.d.ts" },
  check: { type: "string" },
  object: { type: "string", multiple: true },
  list: { type: "string", multiple: true },
  "no-options": { type: "boolean" },
  json: { type: "boolean" },
  ...connectOptions,
};

/** @param {string[]} args */
export const rewrite = (args) => args.map((arg) => (arg === "--check" ? "--check=all" : arg));

/** @param {import("../verbs.js").Context} context */
export async function run(context) {
  refuseContradictions(context.values);
  try {
    return await readAndTell(context);
  } catch (error) {
    const { kind, message } = /** @type {any} */ (error);
    // Its arguments have other names here.
    const [, named, rest] = (kind === "invalid_argument" && /^(object|list)s: (.*)/s.exec(message)) || [];
    if (named) throw new Problem(`--${named}: ${rest}`, 2);
    // With --check 1 says that something differs.
    if (!context.values.check || context.signal.aborted || error instanceof Problem) throw error;
    throw new Problem(`The workspace could not be read: ${told(/** @type {any} */ (error))}`, 2);
  }
}

/** @returns {Promise<number>} the exit code */
async function readAndTell({ values, environment, terminal, signal }) {
  const { out, check, json } = values;
  const objects = slugs(values, "object");
  const lists = slugs(values, "list");
  if (!check) refuseShadowed(out);
  // A folder is refused before anything is asked.
  const before = out === "-" ? undefined : await readIfThere(out);
  const counts = { objects: 0, lists: 0, attributes: 0, requests: 0, seconds: 0 };
  const attio = connect(values, environment, { onEvent: ({ type }) => type === "request" && (counts.requests += 1) });
  const started = performance.now();
  let begun = 0;
  /** @type {import("../../../pkg-template/types/index.js").OmittedTypes[]} */
  const omitted = [];
  const text = await generateTypes(attio, {
    objects,
    lists,
    options: !values["no-options"],
    signal,
    onOmitted: (part) => omitted.push(part),
    onProgress({ total, path, attributes }) {
      if (attributes === undefined) {
        begun += 1;
        if (!json) terminal.progress(`reading ${path} (${begun} of ${total})`);
        return;
      }
      counts[path.startsWith("lists.") ? "lists" : "objects"] += 1;
      counts.attributes += attributes;
    },
  });
  terminal.clear();
  counts.seconds = Math.round((performance.now() - started) / 100) / 10;
  const missing = omitted.map(({ path, error }) => ({ path, reason: error.message }));
  // An empty file is as good as none.
  const report = { out, before: before?.trim() ? unmarked(before) : undefined, missing, counts, json, terminal };
  return check ? compared(text, { check, objects, lists }, report) : written(text, report);
}

/** @returns {Promise<number>} the exit code */
async function written(text, { out, before, missing, counts, json, terminal }) {
  if (out === "-") {
    terminal.out(text.trimEnd());
    tellMissing(missing, terminal, "left out");
    return 0;
  }
  if (before !== undefined && !isOurs(before)) {
    throw new Problem(`${out} was not written by this command, and stays as it is: choose another --out, or remove it.`);
  }
  const changed = await writeWhereChanged(out, text, before);
  if (json) {
    terminal.out(JSON.stringify({ file: out, changed, missing, ...counts }, null, 2));
    return 0;
  }
  tellMissing(missing, terminal, "left out");
  terminal.out(`${terminal.colour.green("✔")} ${out} ${changed ? "written" : "is up to date"}: ${summary(counts)}`);
  if (before === undefined) terminal.out(terminal.colour.dim(`  It works where tsconfig.json includes it; nothing has to import it.`));
  return 0;
}

/** @param {string} text @param {Record<string, any>} values @returns {Promise<number>} the exit code */
async function compared(text, { objects, lists, check }, { out, before, missing, counts, json, terminal }) {
  const breaking = check === "breaking";
  let differences;
  try {
    differences = before === undefined ? [{ change: "added", path: out, detail: "there is no such file yet", breaking: false }] : compareTypes(before, text, { objects, lists });
  } catch {
    throw new Problem(isOurs(before) ? `${out} was changed by hand since it was written, so it cannot be compared: npx attio-wasm types writes it anew.` : `${out} was not written by this command.`, 2);
  }
  const counted = breaking && before !== undefined ? differences.filter((each) => each.breaking) : differences;
  const code = missing.length > 0 ? 2 : counted.length > 0 ? 1 : 0;
  if (json) {
    terminal.out(JSON.stringify({ file: out, upToDate: counted.length === 0, differences: counted, missing, ...counts }, null, 2));
    return code;
  }
  tellMissing(missing, terminal, "not compared");
  const signs = { added: terminal.colour.green("+"), removed: terminal.colour.red("-"), changed: terminal.colour.yellow("~") };
  for (const { change, path, detail, breaking } of counted) {
    terminal.out(`${signs[change]} ${change} ${path} (${detail})${breaking ? terminal.colour.red(" breaking") : ""}`);
  }
  if (counted.length > 0) terminal.out(`${terminal.colour.red("✖")} ${out} is out of date: ${summary(counts)}\n  npx attio-wasm types writes it anew.`);
  else terminal.out(`${terminal.colour.green("✔")} ${out} is up to date${breaking && differences.length > 0 ? " but for what breaks nothing" : ""}: ${summary(counts)}`);
  return code;
}

/** Of an attribute, which `path` is with a dot, only the titles of its options or statuses are missing. */
function tellMissing(missing, terminal, consequence) {
  for (const { path, reason } of missing) terminal.error(`${terminal.errorColour.yellow("!")} ${path === "lists" ? path : `the titles of ${path}`}: could not be read, and were ${consequence}: ${reason}`);
}

/** The slugs of an option that may be repeated, or have several with commas. @returns {string[] | undefined} */
function slugs(values, name) {
  const all = values[name]?.flatMap((text) => text.split(",").map((slug) => slug.trim()));
  if (all?.includes("")) throw new Problem(`--${name}: a slug was expected, such as ${name === "object" ? "companies" : "sales_pipeline"}.`, 2);
  return all;
}

/** Refuses contradicting options before anything is asked. @param {Record<string, any>} values */
function refuseContradictions({ out, check, json }) {
  if (out.trim() === "") throw new Problem('--out: the name of a file was expected, or "-" for standard output.', 2);
  if (check !== undefined && check !== "all" && check !== "breaking") throw new Problem(`--check: nothing or "breaking" was expected, not ${JSON.stringify(check)}.`, 2);
  if (out !== "-") return;
  if (check) throw new Problem('--check: compares a file, and "--out -" is none.', 2);
  if (json) throw new Problem('--json: with "--out -" the declarations themselves go to standard output.', 2);
}

/** A text without a byte order mark, and with line ends as they were written: Git and editors on Windows change both. */
const unmarked = (/** @type {string} */ text) => text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");

/**
 * Whether the file was generated, by its first line, also where the line has moved: a file that only mentions the
 * command was not.
 */
const isOurs = (text) => /^\/\/ The types of an Attio workspace, written by `npx attio-wasm types`/m.test(text);

const summary = ({ objects, lists, attributes, requests, seconds }) =>
  `${objects} objects, ${lists} lists, ${attributes} attributes; ${requests} requests, ${seconds} s`;

/** TypeScript ignores `attio.d.ts` beside `attio.ts`, and takes it for the types of `attio.js`. */
function refuseShadowed(out) {
  const shadow = beside(out);
  if (shadow) throw new Problem(`${out} would be read as the types of ${shadow}, which stands beside it: choose another --out.`, 2);
}
