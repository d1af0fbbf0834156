// An object whose records are created, deleted, changed and merged while it is read: a server that only answers queries.
import { randomBy } from "../random.mjs";

/** Imperfections of a server. */
const careful = { milliseconds: false, failing: 0 };

/**
 * @param {number} seed
 * @param {{ total: number, unrest: number, ties: number, milliseconds?: boolean, failing?: number }} how `unrest`: changes for each
 * request; `ties`: share of records with the creation time of the one before; `milliseconds`: `$gte` compares milliseconds only;
 * `failing`: share of requests that are answered with 503
 */
export function createWorld(seed, { total, unrest, ties, ...worse }) {
  const { milliseconds, failing } = { ...careful, ...worse };
  const random = randomBy(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  /** @type {{ id: string, instant: string, tier: string }[]} in the order in which they are listed */
  let records = [];
  let nanoseconds = 0;
  let created = 0;
  /** Ids that ever matched the filter, and those that have matched it since `watch()`. */
  const ever = new Set();
  let steady = new Set();
  let requests = 0;

  const fits = ({ tier }) => tier === "a";
  function look() {
    const now = new Set(records.filter(fits).map(({ id }) => id));
    for (const id of now) ever.add(id);
    for (const id of steady) if (!now.has(id)) steady.delete(id);
  }
  function create() {
    if (created === 0 || random() >= ties) nanoseconds += 1 + Math.floor(random() * 900_000);
    created += 1;
    const instant = `2026-01-01T00:00:${String(Math.floor(nanoseconds / 1e9)).padStart(2, "0")}.${String(nanoseconds % 1e9).padStart(9, "0")}Z`;
    const record = { id: `${Math.floor(random() * 1e9).toString(36)}-${created}`, instant, tier: random() < 0.9 ? "a" : "b" };
    records.push(record);
    records.sort((a, b) => (a.instant === b.instant ? (a.id < b.id ? -1 : 1) : a.instant < b.instant ? -1 : 1));
  }
  const remove = (record) => (records = records.filter((one) => one !== record));
  const changes = [
    create,
    () => remove(pick(records)),
    // Records that were already read, which offsets count.
    () => remove(records[Math.floor(random() ** 3 * records.length)]),
    () => records.length > 0 && Object.assign(pick(records), { tier: random() < 0.5 ? "a" : "b" }),
    () => (remove(pick(records)), remove(pick(records)), create()),
  ];
  function change() {
    for (let left = unrest; left > random(); left -= 1) pick(changes)();
    look();
  }

  for (let index = 0; index < total; index += 1) create();
  look();
  const moments = async () => {
    for (let left = random() * 4; left > 0; left -= 1) await new Promise(setImmediate);
  };
  const cut = (instant) => (milliseconds ? `${instant.slice(0, 23)}000000Z` : instant);

  /** Whether a record matches a filter of the kinds that are needed here. */
  function passes(record, filter) {
    return Object.entries(filter).every(([key, value]) => {
      if (key === "$and") return value.every((part) => passes(record, part));
      if (key === "tier") return record.tier === value;
      if (key === "created_at") return record.instant >= cut(value.$gte);
      throw new Error(`unknown filter: ${key}`);
    });
  }

  return {
    /** Begins to record which records stay. */
    watch() {
      steady = new Set(records.filter(fits).map(({ id }) => id));
      requests = 0;
    },
    steady: () => [...steady],
    ever,
    requests: () => requests,
    async fetch(url, { method, body, signal }) {
      if (method === "GET") return Response.json({ data: [] });
      requests += 1;
      await moments();
      signal?.throwIfAborted();
      change();
      if (random() < failing) return Response.json({ message: "Try again later." }, { status: 503 });
      const { filter = {}, sorts, limit, offset = 0 } = JSON.parse(body);
      if (JSON.stringify(sorts) !== '[{"attribute":"created_at","direction":"asc"}]') throw new Error(`unknown order: ${body}`);
      const found = records.filter((record) => passes(record, filter)).slice(offset, offset + limit);
      const entries = url.includes("/lists/");
      const data = found.map(({ id, instant, tier }) => ({
        id: { [entries ? "entry_id" : "record_id"]: id },
        created_at: instant,
        [entries ? "entry_values" : "values"]: { tier: [{ attribute_type: "text", value: tier }], note: [{ attribute_type: "text", value: "x".repeat(random() * 200) }] },
      }));
      await moments();
      return Response.json({ data });
    },
  };
}
