// The schema: objects, lists and their attributes, as streams and views.
import { AttioError } from "../client/error.js";
import { refused } from "./options.js";
import { FRESH } from "./read.js";

/** Kinds of failures that concern a single part of the schema. */
const isPartial = (error) => AttioError.is(error) && (error.kind === "permission" || error.kind === "not_found");

/**
 * @param {any} settings
 * @param {AbortSignal} signal
 * @returns {Promise<{ streams: any[], workspace: { id: string, slug: string }, problems: string[] }>} `problems`: what could
 * not be read, so what is absent may still be there
 */
export async function readSchema({ attio, objects, lists, tasks, notes, members }, signal) {
  const self = await attio.self({ ...FRESH, signal });
  if (self.active === false) throw refused("The token is not active: use another key.");
  const workspace = { id: self.workspace_id ?? "", slug: self.workspace_slug ?? "" };
  const problems = [];
  const told = (name, error) => problems.push(`${name}: ${error.kind}: ${error.message}`);
  const streams = [];
  for (const [target, wanted, kind] of [["objects", objects, "records"], ["lists", lists, "entries"]]) {
    if (wanted !== "all" && wanted.length === 0) continue;
    let all;
    try {
      const found = await attio[target].list({ ...FRESH, signal });
      all = found.data ?? found;
    } catch (error) {
      if (!isPartial(error) || wanted !== "all") throw error;
      told(target, error);
      continue;
    }
    const unknown = wanted === "all" ? undefined : wanted.find((slug) => !all.some((one) => one.api_slug === slug));
    if (unknown !== undefined) {
      const there = all.map((one) => one.api_slug).filter((slug) => typeof slug === "string").sort();
      throw refused(`There is no ${kind === "records" ? "object" : "list"} "${unknown}" in the workspace, only ${there.join(", ") || "none"}.`);
    }
    for (const one of all) {
      if (typeof one?.api_slug !== "string" || !one.id) continue;
      if (wanted !== "all" && !wanted.includes(one.api_slug)) continue;
      const stream = one.id[kind === "records" ? "object_id" : "list_id"];
      try {
        const attributes = await attio.attributes.list(target, stream, {}, { ...FRESH, signal }).toArray();
        streams.push({ stream, kind, slug: one.api_slug, attributes: attributes.filter(isKept).map(plain) });
      } catch (error) {
        if (!isPartial(error)) throw error;
        told(`the attributes of ${one.api_slug}`, error);
      }
    }
  }
  for (const [chosen, name, slug] of [[tasks, "tasks", "tasks"], [notes, "notes", "notes"], [members, "members", "workspace_members"]]) {
    if (chosen) streams.push({ stream: name, kind: name, slug, attributes: [] });
  }
  return { streams, workspace, problems };
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
