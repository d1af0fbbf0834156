// Attributes, options and statuses, cached per client, object or list, and connection.
import { hidden, hide } from "../client/hidden.js";
import { copy, guarded } from "../client/values.js";
import { invalid } from "./options.js";

/** @type {WeakMap<object, Map<string, Metadata>>} */
const caches = new WeakMap();

const FIVE_MINUTES = 5 * 60 * 1000;

/**
 * @param {any} client
 * @param {string} resource `records` or `entries`
 * @param {string} target slug or id of the object or list
 * @param {any} [options] `ttlMs`, and those of the request
 * @returns {Promise<Metadata>}
 */
export async function metadata(client, resource, target, options) {
  const { ttlMs = FIVE_MINUTES, ...request } = copy(options, "options");
  if (typeof target !== "string") throw invalid(`\`${resource === "records" ? "object" : "list"}\` must be a string.`);
  let cache = caches.get(client);
  if (!cache) caches.set(client, (cache = new Map()));
  const key = guarded("connection", () => JSON.stringify([resource, target, request.connection]));
  const cached = cache.get(key);
  const age = Date.now() - /** @type {number} */ (cached?.fetchedAt);
  // It is negative where the clock was set back.
  if (cached && age >= 0 && age < ttlMs) return cached;
  const kind = resource === "records" ? "objects" : "lists";
  const fresh = await new Metadata(client, kind, target, request.connection).refresh(request);
  // The result is cached, not the promise: on Workers, one of another request may never settle.
  cache.set(key, fresh);
  return fresh;
}

class Metadata {
  constructor(client, kind, target, connection) {
    const list = async (verb, slugs, options) =>
      Object.freeze(await client.attributes[verb](kind, target, ...slugs, {}, { connection, ...options }).toArray());
    hide(this, { list, cached: { more: new Map(), bySlug: new Map() } });
  }

  async refresh(options) {
    const { list, cached } = hidden(this);
    this.attributes = await list("list", [], options);
    cached.bySlug = new Map(this.attributes.map((attribute) => [attribute?.api_slug, attribute]));
    // A new cache: requests under way write into the old one.
    cached.more = new Map();
    this.fetchedAt = Date.now();
    return this;
  }

  attribute(slug) {
    return hidden(this).cached.bySlug.get(slug);
  }

  options(slug, options) {
    return readOnce(this, "listOptions", slug, options);
  }

  statuses(slug, options) {
    return readOnce(this, "listStatuses", slug, options);
  }
}

/** @param {Metadata} metadata @param {string} verb @param {string} slug @param {any} options */
async function readOnce(metadata, verb, slug, options) {
  const { list, cached } = hidden(metadata);
  const { more } = cached;
  const key = `${verb} ${slug}`;
  if (!more.has(key)) more.set(key, await list(verb, [slug], options));
  return more.get(key);
}
