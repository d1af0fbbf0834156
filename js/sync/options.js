// Options of createSync, and its errors.
import { createError } from "../client/error.js";

/** The error of an invalid argument. */
export const refused = (message) => createError("invalid_argument", "client", message, {});

/** The error of a database that refuses, or would refuse, a statement. */
export const storeError = (message) => createError("configuration", "client", message, {});

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const times = {
  sweepEveryMs: 24 * 60 * MINUTE,
  schemaEveryMs: 10 * MINUTE,
  membersEveryMs: 10 * MINUTE,
  secondReadMs: 30 * SECOND,
  debounceMs: 250,
  leaseMs: MINUTE,
  tombstoneMs: 7 * 24 * 60 * MINUTE,
};

/** @param {any} given */
export function settings(given) {
  if (Object(given) !== given) throw refused("createSync: an object with `attio` and `store` was expected.");
  const { attio, store, objects = "all", lists = "all", tasks = false, notes = false, members = true, prefix = "", indexes = {}, concurrency = 4, ...rest } = given;
  if (typeof attio?.self !== "function" || typeof attio?.records?.query !== "function") throw refused("createSync: `attio` must be an AttioClient.");
  if (typeof store?.batch !== "function") throw refused("createSync: `store` must be a store, such as sqliteStore(database), d1Store(env.DB) or postgresStore(query).");
  for (const [name, value] of Object.entries({ objects, lists })) {
    if (value !== "all" && !(Array.isArray(value) && value.every((slug) => typeof slug === "string"))) throw refused(`createSync: \`${name}\` must be "all" or a list of slugs.`);
  }
  for (const [name, value] of Object.entries({ tasks, notes, members })) if (typeof value !== "boolean") throw refused(`createSync: \`${name}\` must be true or false.`);
  if (typeof prefix !== "string" || !/^\w{0,20}$/.test(prefix)) throw refused("createSync: `prefix` must be at most 20 letters, digits and underscores.");
  if (Object(indexes) !== indexes || !Object.values(indexes).every((list) => Array.isArray(list) && list.every((slug) => typeof slug === "string"))) {
    throw refused("createSync: `indexes` must name a list of attributes for each object or list.");
  }
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 32) throw refused("createSync: `concurrency` must be a whole number from 1 to 32.");
  const { now = Date.now, ...intervals } = rest;
  if (typeof now !== "function") throw refused("createSync: `now` must be a function.");
  for (const [name, value] of Object.entries(intervals)) {
    if (!Object.hasOwn(times, name)) throw refused(`createSync: there is no option \`${name}\`.`);
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 0)) throw refused(`createSync: \`${name}\` must be a whole number of milliseconds, 0 or more.`);
  }
  const given_ = Object.fromEntries(Object.entries(intervals).filter(([, value]) => value !== undefined));
  return { attio, store, objects, lists, tasks, notes, members, prefix, indexes, concurrency, now, ...times, ...given_ };
}
