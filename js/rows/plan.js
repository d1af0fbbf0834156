// Column plan of rows, as the text that `Plan::read` of `rows/src/plan.rs` parses.
import { metadata } from "./metadata.js";
import { invalid, isAttribute } from "./options.js";

const REFERENCE = "record-reference";

/** Properties of a row that are not attributes. */
export const own = {
  records: ["record_id", "created_at", "web_url"],
  entries: ["entry_id", "parent_record_id", "parent_object", "created_at"],
};

/**
 * @param {any} client
 * @param {"records" | "entries"} resource
 * @param {string} target slug or id of the object or list
 * @param {any} options as `split` gives them
 * @returns {Promise<{ attributes: any[], columns: string[], text(letters?: string): string }>}
 */
export async function plan(client, resource, target, { select, references, expand = {}, attributes, request }) {
  const named = [...(select ?? []), ...Object.keys(expand)].filter((name) => !own[resource].includes(name));
  const known = attributes ?? (await attributesOf(client, resource, target, named, request));
  const bySlug = new Map(known.filter(isAttribute).map((attribute) => [attribute.api_slug, attribute]));
  const noReference = Object.keys(expand).find((slug) => own[resource].includes(slug) || (bySlug.get(slug)?.type ?? REFERENCE) !== REFERENCE);
  if (noReference !== undefined) throw invalid(`"${noReference}", in \`expand\`, is not a reference to records.`);
  const slugs = [...new Set([...(select ? [] : bySlug.keys()), ...named])].filter((slug) => slug !== "__proto__" && !own[resource].includes(slug));
  return {
    attributes: slugs.map((slug) => bySlug.get(slug) ?? { api_slug: slug }),
    columns: [...own[resource], ...slugs],
    text(letters = "") {
      const whole = references === "object" ? "r" : "";
      const line = (slug) =>
        `${bySlug.get(slug)?.is_multiselect ? "m" : ""}${Object.hasOwn(expand, slug) ? "r" : whole} ${JSON.stringify(slug).slice(1, -1)}`;
      return [letters + whole + (resource === "entries" ? "e" : "") + (select ? "" : "o"), ...slugs.map(line)].join("\n");
    },
  };
}

/** The attributes from the cache, or fetched again where a requested one is missing there. */
async function attributesOf(client, resource, target, named, request) {
  const found = await metadata(client, resource, target, request);
  const unknown = () => named.find((slug) => !found.attribute(slug));
  if (unknown() !== undefined) await found.refresh(request);
  if (unknown() !== undefined) throw invalid(`"${unknown()}", in \`select\` or \`expand\`, is not an attribute of ${target}.`);
  return found.attributes;
}
