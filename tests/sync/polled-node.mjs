// Rule 9: changes without an event are polled. Each case is also run without the poll, where the change must stay
// unseen.
import assert from "node:assert/strict";
import { copy } from "./copy.mjs";

const HOUR = 3_600_000;
const NEVER = 1_000 * 24 * HOUR;

/** Time after which each kind of change without an event is seen, with this interval. */
const intervals = { schemaEveryMs: 10 * 60_000, membersEveryMs: 20 * 60_000, sweepEveryMs: 24 * HOUR };

const changes = {
  "a new attribute": {
    by: "schemaEveryMs",
    make: ({ direct }) => direct.attributes.create("objects", "companies", { title: "Tier", description: null, api_slug: "tier", type: "text", is_required: false, is_unique: false, is_multiselect: false, config: {} }),
    isSeen: ({ database }) => Boolean(database.prepare("SELECT 1 FROM pragma_table_info('companies') WHERE name = 'tier'").get()),
  },
  "a new object": {
    by: "schemaEveryMs",
    make: ({ direct }) => direct.objects.create({ api_slug: "ships", singular_noun: "Ship", plural_noun: "Ships" }),
    isSeen: ({ database }) => Boolean(database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = 'ships'").get()),
  },
  "a member's name": {
    by: "membersEveryMs",
    make: ({ renamed }) => (renamed.now = true),
    isSeen: ({ database }) => Boolean(database.prepare("SELECT 1 FROM workspace_members WHERE first_name = 'Renamed'").get()),
  },
  "the title of a select option": {
    by: "sweepEveryMs",
    async make({ direct, database }) {
      const { categories } = database.prepare("SELECT categories FROM companies WHERE json_array_length(categories) > 0").get();
      const [title] = JSON.parse(categories);
      const options = await direct.attributes.listOptions("objects", "companies", "categories").toArray();
      const { id } = options.find((option) => option.title === title);
      await direct.attributes.updateOption("objects", "companies", "categories", id.option_id, { title: "Retitled" });
    },
    isSeen: ({ database }) => Boolean(database.prepare("SELECT 1 FROM companies, json_each(categories) WHERE value = 'Retitled'").get()),
  },
  "a record whose events were lost": {
    by: "sweepEveryMs",
    make: ({ direct }) => direct.records.create("companies", { values: { name: "Unheard of" } }),
    isSeen: ({ database }) => Boolean(database.prepare("SELECT 1 FROM companies WHERE name = 'Unheard of'").get()),
  },
};

/**
 * Makes a change without an event.
 *
 * @returns {Promise<boolean[]>} whether it was seen just before its interval ends, and after it
 */
async function seen({ by, make, isSeen }, times) {
  const renamed = { now: false };
  const answer = async (sandbox, url, init) => {
    const response = await sandbox.fetch(url, init);
    if (!renamed.now || !url.endsWith("/workspace_members")) return response;
    const { data } = await response.json();
    return Response.json({ data: data.map((member) => ({ ...member, first_name: "Renamed" })) });
  };
  const it = await copy({ answer, objects: "all", lists: [], secondReadMs: 1_000, ...times });
  await it.settle();
  await make({ ...it, renamed });
  const look = async (ms) => {
    it.clock.time += ms;
    await it.settle();
    return isSeen(it);
  };
  return [await look(intervals[by] - 60_000), await look(120_000)];
}

const told = [];
for (const [name, change] of Object.entries(changes)) {
  assert.deepEqual(await seen(change, intervals), [false, true], `${name}: seen when ${change.by} is over`);
  assert.deepEqual(await seen(change, { ...intervals, [change.by]: NEVER }), [false, false], `${name}: without the poll it stays unseen`);
  told.push(`${name} (${change.by})`);
}
console.log(told.join(", "));
