// The schema: objects, lists and their attributes, as streams and views.
import { AttioError } from "../client/error.js";
import { refused } from "./options.js";
import { FRESH } from "./read.js";

/** Kinds of failures that concern a single part of the schema. */
const isPartial = (error) => AttioError.is(error) && (error.kind === "permission" || error.kind === "not_found");

/** The parts of a workspace that are read, and the kind of their streams. */
const parts = /** @type {const} */ ([
  ["objects", "records", "object_id"],
  ["lists", "entries", "list_id"],
]);

/**
 * @param {any} settings
 * @param {ReturnType<typeof import("./core.js").coreOf>} core
 * @param {{ stream: string, kind: string, slug: string }[]} known the streams that the copy has
 * @param {AbortSignal} signal
 * @returns {Promise<{ streams: any[], absent: [string, "gone" | "notChosen"][], workspace: { id: string, slug: string }, problems: string[] }>}
 * `problems`: what could not be read, so what is absent may still be there
 */
export async function readSchema(settings, core, known, signal) {
  const { attio } = settings;
  const self = await attio.self({ ...FRESH, signal });
  if (self.active === false) throw refused("The token is not active: use another key.");
  const workspace = { id: self.workspace_id ?? "", slug: self.workspace_slug ?? "" };
  const problems = [];
  const told = (name, error) => problems.push(`${name}: ${error.kind}: ${error.message}`);
  const found = [];
  const collections = [];
  for (const [target, kind, id] of parts) {
    const wanted = settings[target] === "all" ? null : settings[target];
    let there = null;
    // Where nothing is wanted, nothing is asked.
    if (wanted?.length !== 0) {
      try {
        const page = await attio[target].list({ ...FRESH, signal });
        const all = (page.data ?? page).filter((one) => typeof one?.api_slug === "string" && one.id);
        there = all.map((one) => ({ target, kind, stream: one.id[id], slug: one.api_slug }));
        found.push(...there);
      } catch (error) {
        if (!isPartial(error) || wanted) throw error;
        told(target, error);
      }
    }
    collections.push({ kind, wanted, there });
  }
  for (const [kind, slug] of [["tasks", "tasks"], ["notes", "notes"], ["members", "workspace_members"]]) {
    const there = [{ kind, stream: kind, slug }];
    found.push(...there);
    collections.push({ kind, wanted: settings[kind] ? null : [], there });
  }
  const { chosen, absent, unknown } = core.choose(known, collections);
  if (unknown) {
    const { kind, slug, now, there } = unknown;
    const other = now === null ? `only ${[...there].sort().join(", ") || "none"}` : `it is called "${now}" now`;
    throw refused(`There is no ${kind === "records" ? "object" : "list"} "${slug}" in the workspace, ${other}.`);
  }
  const streams = [];
  for (const { target, kind, stream, slug } of found.filter((one) => chosen.includes(one.stream))) {
    try {
      const attributes = target ? await attio.attributes.list(target, stream, {}, { ...FRESH, signal }).toArray() : [];
      streams.push({ stream, kind, slug, attributes: attributes.filter(isKept).map(plain) });
    } catch (error) {
      if (!isPartial(error)) throw error;
      told(`the attributes of ${slug}`, error);
    }
  }
  return { streams, absent, workspace, problems };
}

const isKept = (attribute) => typeof attribute?.api_slug === "string" && attribute.is_archived !== true;

const plain = ({ api_slug, type, is_multiselect }) => ({ api_slug, type: String(type ?? ""), is_multiselect: is_multiselect === true });

/**
 * Selects the views to create again: those whose statement changed.
 *
 * @param {{ name: string, sql: string, type: string }[]} before
 * @param {{ name: string, sql: string, type: string }[]} after
 */
export function changedViews(before, after) {
  const same = (list, one) => list.some(({ name, sql, type }) => name === one.name && sql === one.sql && type === one.type);
  const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
  const made = after.filter((one) => !same(before, one));
  // Views to be created as well: another worker may already have created them.
  const gone = [...before.filter((one) => !same(after, one)), ...made];
  return {
    drop: [...new Set(gone.map(({ name, type }) => `DROP ${type} IF EXISTS ${quoted(name)}`))],
    create: made.map(({ sql }) => sql),
  };
}
