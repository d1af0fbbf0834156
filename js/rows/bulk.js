// Bulk writes of records or entries.
import { copy, guarded, nothingLeft, PATIENT, READ, requestOptions } from "../client/values.js";
import { notify } from "../client/wire.js";
import { invalid } from "./options.js";

/** Properties of an item to update, by resource: its id and its values. */
const FIELDS = { records: ["record_id", "values"], entries: ["entry_id", "entry_values"] };

/** Arguments of an item's call, after the object or list. */
const shapes = {
  create: (item) => [item],
  upsert: (item) => [item],
  update(item, resource) {
    const [id, values] = FIELDS[resource];
    const { [id]: own, [values]: given, ...rest } = copy(item, "items");
    // Entries need `entry_id`: the id of a record would address another entry.
    nothingLeft(rest);
    return [own, { [values]: given }];
  },
  delete: (id) => [id],
};

const many =
  (verb) =>
  (client, resource, target, items, options) =>
    run(verb, client, resource, target, items, copy(options, "options"));

export const createMany = many("create");
export const updateMany = many("update");
export const upsertMany = many("upsert");
export const deleteMany = many("delete");

async function run(verb, client, resource, target, given, { concurrency = 10, stopOnError = false, onProgress, ...request }) {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw invalid("`concurrency` must be a whole number, 1 or more.");
  if (onProgress !== undefined && typeof onProgress !== "function") throw invalid("`onProgress` must be a function.");
  // A wrong argument that concerns every item rejects immediately.
  requestOptions(request, true);
  const items = guarded("items", () => {
    if (typeof given?.[Symbol.iterator] !== "function" || typeof given === "string") throw invalid("`items` must be a list.");
    return [...given];
  });
  /** @type {{ index: number, status: string, value?: any, error?: unknown }[]} */
  const results = items.map((_, index) => ({ index, status: "not_tried" }));
  const { signal } = request;
  const total = items.length;
  let next = 0;
  let done = 0;
  let failed = 0;

  const one = async (index) => {
    /** @type {import("../client/values.js").Reader} */
    const reader = { read: (response) => response.json() };
    try {
      const value = await client[resource][verb](target, ...shapes[verb](items[index] ?? {}, resource), { ...request, [READ]: reader, [PATIENT]: true });
      results[index] = { index, status: "done", value };
      done += 1;
    } catch (/** @type {any} */ error) {
      // Items that still waited for the rate limit at the abort were not sent, so they can safely be retried.
      if (!reader.sent && signal?.aborted) return;
      // Requests that were sent before the abort may have been processed.
      const maybeProcessed = (signal?.aborted && error === signal.reason) || error?.maybeProcessed === true;
      results[index] = { index, status: "failed", error, ...(maybeProcessed && { maybeProcessed }) };
      failed += 1;
    }
    if (onProgress) notify(onProgress, { done, failed, total });
  };
  const lane = async () => {
    while (next < total && !signal?.aborted && !(stopOnError && failed > 0)) {
      next += 1;
      await one(next - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, total) }, lane));
  return { results, done, failed, total, notTried: results.filter(({ status }) => status === "not_tried").map(({ index }) => index) };
}
