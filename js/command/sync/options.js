// Options of `npx attio-wasm sync`.
import { connectOptions, connectUsage } from "../client.js";
import { Problem } from "../problem.js";
import { addressOf } from "./inbox.js";

export const usage = `Usage: npx attio-wasm sync <file> [options]

Copies the objects, lists and members of your workspace into a SQLite file: a view for each, with a column for each
attribute. A file that is there already is brought up to date. Ctrl-C loses nothing: the next run goes on.

Options:
  --objects <slugs>   only these objects, such as companies,people; "none" for none
  --lists <slugs>     only these lists; "none" for none
  --tasks, --notes    these, too
  --drop <slug>       remove the rows of an object or list that is gone or not chosen; may be repeated
  --index <a.b>       an index on an attribute, such as companies.name; may be repeated
  --prefix <text>     the beginning of the names of all views, such as crm_
  --watch             go on: read everything again every 15 min
  --every <minutes>   … or so often
  --webhook-url <url> with --watch: follow within seconds, by a webhook that is sent to this address of yours
  --port <number>     where it is received; default 8787
  --json              tell the result as JSON
${connectUsage}`;

/** @type {import("../verbs.js").Verb["options"]} */
export const options = {
  objects: { type: "string", multiple: true },
  lists: { type: "string", multiple: true },
  tasks: { type: "boolean" },
  notes: { type: "boolean" },
  drop: { type: "string", multiple: true },
  index: { type: "string", multiple: true },
  prefix: { type: "string" },
  watch: { type: "boolean" },
  every: { type: "string" },
  "webhook-url": { type: "string" },
  port: { type: "string" },
  json: { type: "boolean" },
  ...connectOptions,
};

/** The checked options: what is copied, and how. @param {Record<string, any>} values @param {string[]} positionals */
export function choices(values, positionals) {
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Problem(`One file was expected, such as crm.sqlite.\n\n${usage}`, 2);
  const list = (name) => (values[name] ?? []).flatMap((text) => text.split(",")).map((text) => text.trim()).filter(Boolean);
  const slugs = (name) => {
    if (values[name] === undefined) return "all";
    const all = list(name);
    if (all.length === 0) throw new Problem(`--${name}: slugs were expected, such as companies,people, or "none".`, 2);
    return all.length === 1 && all[0] === "none" ? [] : all;
  };
  /** @type {Record<string, string[]>} */
  const indexes = Object.create(null);
  for (const text of values.index ?? []) {
    const [slug, attribute, ...more] = text.split(".");
    if (!attribute || more.length > 0) throw new Problem(`--index: an object and an attribute were expected, such as companies.name, not ${JSON.stringify(text)}.`, 2);
    (indexes[slug] ??= []).push(attribute);
  }
  const every = Number(values.every ?? 15);
  if (!(every >= 0.01 && every <= 100_000)) throw new Problem("--every: a number of minutes was expected.", 2);
  const port = Number(values.port ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Problem("--port: a number from 0 to 65535 was expected.", 2);
  const [objects, lists] = [slugs("objects"), slugs("lists")];
  if (!/^\w{0,20}$/.test(values.prefix ?? "")) throw new Problem("--prefix: at most 20 letters, digits and underscores were expected.", 2);
  const url = values["webhook-url"] === undefined ? undefined : addressOf(values["webhook-url"]);
  for (const [name, needed] of [["webhook-url", "watch"], ["every", "watch"], ["port", "webhook-url"]]) {
    if (values[name] !== undefined && !values[needed]) throw new Problem(`--${name} needs --${needed}.`, 2);
  }
  return {
    file,
    watch: Boolean(values.watch),
    json: Boolean(values.json),
    url,
    port,
    every,
    indexes,
    prefix: values.prefix ?? "",
    dropped: list("drop"),
    /** Whether a stream was asked for by its slug. */
    isNamed: ({ kind, slug }) => [...(kind === "records" ? [objects] : []), ...(kind === "entries" ? [lists] : [])].some((wanted) => wanted !== "all" && wanted.includes(slug)),
    /** Whether this run is about a stream. */
    isChosen: ({ kind, slug }) => {
      const wanted = { records: objects, entries: lists, tasks: Boolean(values.tasks), notes: Boolean(values.notes) }[kind] ?? true;
      return typeof wanted === "boolean" ? wanted : wanted === "all" || wanted.includes(slug);
    },
    sync: {
      objects,
      lists,
      tasks: Boolean(values.tasks),
      notes: Boolean(values.notes),
      indexes,
      prefix: values.prefix ?? "",
      // Without `--watch` each run starts its own sweeps, so none is scheduled.
      sweepEveryMs: values.watch ? Math.round(every * 60_000) : 3_650 * 24 * 3_600_000,
    },
  };
}
