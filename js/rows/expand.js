// Expansion of references: each is replaced by a row of its record.
import { metadata } from "./metadata.js";
import { invalid } from "./options.js";
import { own } from "./plan.js";

/** Number of ids in one request. */
const BATCH = 200;

/**
 * @param {any} client
 * @param {(...args: any[]) => Promise<any>} rows `rows.js`, which has this in it
 * @param {Record<string, string[]>} expand columns of the referenced records, by the slug of the reference
 * @param {any} request its options
 * @returns {(page: any[], signal?: AbortSignal) => Promise<void>} changes the rows of a page; over all pages, each
 * record is fetched once
 */
export function expander(client, rows, expand, request) {
  const slugs = Object.keys(expand);
  // A record may be needed for several references: it is fetched once, with the columns of all of them.
  const select = [...new Set(Object.values(expand).flat())];
  /** @type {Map<string, Map<string, Promise<any>>>} the rows by object and id */
  const found = new Map();
  const checked = new Set();

  async function fetchBatch(object, ids, attributes, signal) {
    const query = { filter: { record_id: { $in: ids } }, limit: ids.length + 1 };
    const job = await rows(client, "records", object, query, { ...request, select, attributes, signal });
    const byId = new Map();
    for await (const { data } of job.pages(job.load(job))) for (const row of data) byId.set(row.record_id, row);
    return byId;
  }

  /** Requests the records that are not known yet; the options are checked once for each object. */
  async function fetchMissing(object, ids, named, signal) {
    const { attributes, attribute } = await described(client, object, request, signal);
    for (const slug of named) {
      const key = JSON.stringify([object, slug]);
      const unknown = checked.has(key) ? undefined : expand[slug].find((name) => !own.records.includes(name) && !attribute(name));
      if (unknown !== undefined) throw invalid(`\`expand\` requests "${unknown}" for \`${slug}\`, which is not an attribute of ${object}.`);
      checked.add(key);
    }
    const known = found.get(object) ?? new Map();
    found.set(object, known);
    const missing = ids.filter((id) => !known.has(id));
    for (let start = 0; start < missing.length; start += BATCH) {
      const batch = missing.slice(start, start + BATCH);
      const answer = fetchBatch(object, batch, attributes, signal);
      for (const id of batch) {
        known.set(id, answer.then((byId) => byId.get(id)));
        // Removed, so that a record that could not be fetched is tried again.
        known.get(id).catch(() => known.delete(id));
      }
    }
    await Promise.all(ids.map((id) => known.get(id)));
  }

  return async function expandPage(page, signal) {
    /** @type {Map<string, { ids: Set<string>, slugs: Set<string> }>} */
    const needed = new Map();
    for (const row of page) {
      for (const slug of slugs) {
        for (const reference of references(row[slug])) {
          const { target_object: object, target_record_id: id } = reference;
          if (!needed.has(object)) needed.set(object, { ids: new Set(), slugs: new Set() });
          needed.get(object)?.ids.add(id);
          needed.get(object)?.slugs.add(slug);
        }
      }
    }
    await Promise.all([...needed].map(([object, { ids, slugs: named }]) => fetchMissing(object, [...ids], named, signal)));
    const rowOf = async (slug, value) => {
      if (!isReference(value)) return isActor(value) ? value.referenced_actor_id : value;
      const row = await found.get(value.target_object)?.get(value.target_record_id);
      // A record that was deleted, or that the token may not see, has only its id.
      const names = row ? [...own.records, ...expand[slug]] : ["record_id"];
      return Object.fromEntries(names.map((name) => [name, (row ?? { record_id: value.target_record_id })[name] ?? null]));
    };
    await Promise.all(
      page.flatMap((row) =>
        slugs.map(async (slug) => {
          const value = row[slug];
          row[slug] = Array.isArray(value) ? await Promise.all(value.map((one) => rowOf(slug, one))) : await rowOf(slug, value);
        }),
      ),
    );
  };
}

async function described(client, object, request, signal) {
  const found = await metadata(client, "records", object, { ...request, signal });
  return { attributes: found.attributes, attribute: (slug) => found.attribute(slug) };
}

const isReference = (value) => typeof value?.target_record_id === "string" && typeof value.target_object === "string";
const isActor = (value) => typeof value?.referenced_actor_type === "string";
const references = (value) => (Array.isArray(value) ? value : [value]).filter(isReference);
