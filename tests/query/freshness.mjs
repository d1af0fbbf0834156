// Staleness after random writes: each query whose answer differs was named by an event or by the write, and no unrelated
// query was named.
import assert from "node:assert/strict";
import { entriesQuery, entryRowsQuery, isStale, keysOf, recordQuery, recordsQuery, rowsQuery, tasksQuery } from "attio-wasm/query";
import { webhookEventTypes } from "attio-wasm/webhooks";
import fc from "fast-check";
import { workspace } from "./workspace.mjs";

const none = "00000000-0000-4000-8000-000000000000";

async function opened() {
  const { attio, sandbox } = workspace({ sandbox: { companies: 6, people: 6, deals: 4 } });
  await attio.webhooks.create({ target_url: "https://hooks.example.com/", subscriptions: webhookEventTypes.map((event_type) => ({ event_type, filter: null })) });
  const task = await attio.tasks.create({ content: "call", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
  const ids = Object.fromEntries(await Promise.all(["companies", "people", "deals"].map(async (object) => [object, (await attio.records.query(object)).data.map(({ id }) => id.record_id)])));
  const entries = (await attio.entries.query("sales_pipeline")).data.map(({ id }) => id.entry_id);
  const objectIds = Object.fromEntries([...(await attio.objects.list())].map(({ id, api_slug }) => [api_slug, id.object_id]));
  return { attio, sandbox, ids, entries, objectIds, known: [...(await attio.objects.list()), ...(await attio.lists.list())], tasks: [task.id.task_id] };
}

/** The queries of a dashboard, by name. */
const dashboard = ({ attio, ids, objectIds }) => ({
  companies: recordsQuery(attio, "companies", { sorts: [{ attribute: "name", direction: "asc" }] }),
  "companies by id": recordsQuery(attio, objectIds.companies, { filter: { name: { $contains: "a" } } }),
  "company rows": rowsQuery(attio, "companies", {}, { select: ["name", "domains"], all: true }),
  "companies with team": rowsQuery(attio, "companies", {}, { expand: { team: ["name"] } }),
  people: recordsQuery.infinite(attio, "people", { limit: 50 }),
  "people by their company": recordsQuery(attio, "people", { filter: { path: [["people", "company"], ["companies", "name"]], constraints: { value: { $contains: "a" } } } }),
  deals: rowsQuery(attio, "deals"),
  entries: entriesQuery(attio, "sales_pipeline"),
  "entry rows": entryRowsQuery(attio, "sales_pipeline"),
  tasks: tasksQuery(attio),
  ...Object.fromEntries(["companies", "people", "deals"].flatMap((object) => ids[object].slice(0, 3).map((id, at) => [`${object} ${at}`, recordQuery(attio, object, id)]))),
});

const answers = async (queries) =>
  Object.fromEntries(
    await Promise.all(Object.entries(queries).map(async ([name, { queryFn, initialPageParam }]) => [name, JSON.stringify(await queryFn({ pageParam: initialPageParam }).catch(({ kind }) => kind))])),
  );

/** Writes by number: the action, the operation's name, and its target and id for `keysOf.write`. */
const writes = [
  ["records.update", "companies", ({ attio, pick, text }) => attio.records.update("companies", pick("companies"), { values: { name: text } })],
  ["records.replace", "companies", ({ attio, pick, text }) => attio.records.replace("companies", pick("companies"), { values: { description: text } })],
  ["records.create", "companies", ({ attio, text }) => attio.records.create("companies", { values: { name: text } })],
  ["records.delete", "companies", ({ attio, pick }) => attio.records.delete("companies", pick("companies"))],
  ["records.merge", "people", ({ attio, ids }) => attio.records.merge("people", { primary_record_id: ids.people[0], secondary_record_id: ids.people[1] })],
  ["records.update", "people", ({ attio, pick, text }) => attio.records.update("people", pick("people"), { values: { job_title: text } })],
  ["records.update", "deals", ({ attio, pick, text }) => attio.records.update("deals", pick("deals"), { values: { name: text } })],
  ["records.create", "people", ({ attio, text }) => attio.records.create("people", { values: { name: text } })],
  ["entries.update", "sales_pipeline", ({ attio, entries, text }) => attio.entries.update("sales_pipeline", entries[0] ?? none, { entry_values: { next_step: text } })],
  ["entries.delete", "sales_pipeline", ({ attio, entries }) => attio.entries.delete("sales_pipeline", entries.shift() ?? none)],
  ["tasks.create", undefined, ({ attio, text }) => attio.tasks.create({ content: text, format: "plaintext", deadline_at: null, assignees: [], linked_records: [] })],
  ["tasks.update", undefined, ({ attio, tasks }) => attio.tasks.update(tasks[0], { is_completed: true })],
];

/** Whether a query may depend on a write. */
const isRelated = (name, operation, target) => {
  const [resource, verb] = operation.split(".");
  if (resource === "tasks") return name === "tasks";
  const isEntries = name.startsWith("entr");
  if (resource === "entries") return isEntries;
  if (/delete|merge/.test(verb)) return true;
  if (isEntries || name === "tasks") return false;
  if (name === "companies with team" || name === "people by their company") return true;
  return name.startsWith(target === "companies" ? "compan" : target);
};

export const freshness = {
  "after any write, exactly the affected queries are named by its events and by the write": async () => {
    let differed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ write: fc.nat(writes.length - 1), at: fc.nat(5), text: fc.string({ minLength: 1, maxLength: 8, unit: "grapheme-ascii" }).filter((text) => text.trim() !== "") }), { minLength: 1, maxLength: 4 }), async (steps) => {
        const scene = await opened();
        for (const { write, at, text } of steps) {
          const queries = dashboard(scene);
          const before = await answers(queries);
          const seen = scene.sandbox.deliveries().length;
          let picked;
          const pick = (object) => (picked = scene.ids[object][at % scene.ids[object].length]);
          const [operation, target, act] = writes[write];
          const failed = await act({ ...scene, pick, text }).then(() => false, (error) => error);
          if (failed && !/not_found|validation|conflict/.test(failed.kind)) throw failed;
          const after = await answers(queries);
          const events = scene.sandbox.deliveries().slice(seen).map(({ event }) => event);
          const named = {
            "events and what is known": events.flatMap((event) => keysOf(event, { known: scene.known })),
            "events alone": events.flatMap((event) => keysOf(event)),
            "the write": keysOf.write(scene.attio, operation, target, picked),
          };
          for (const [name, { queryKey }] of Object.entries(queries)) {
            const differs = before[name] !== after[name];
            if (differs) differed += 1;
            for (const [by, keys] of Object.entries(named)) {
              const stale = isStale(queryKey, keys);
              // The other side of a relationship has an event of its own, and a query by id is not named by the slug.
              if (by === "the write" && !stale && (name === "companies by id" || !isRelated(name, operation, target))) continue;
              if (differs) assert.ok(stale, `${name} differs after ${operation} ${target} and is not named by ${by}: ${JSON.stringify(events.map(({ event_type, id }) => [event_type, id]))}`);
              if (by === "the write") assert.ok(!stale || isRelated(name, operation, target), `${name} has nothing to do with ${operation} ${target}`);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
    assert.ok(differed > 25, `only ${differed} answers differed`);
  },

  "an event matches exactly its object's queries and its record": async () => {
    const scene = await opened();
    const queries = dashboard(scene);
    const named = (event, options) => Object.entries(queries).filter(([, { queryKey }]) => isStale(queryKey, keysOf(event, options))).map(([name]) => name);
    const workspace_id = "w";
    const actor = { type: "system", id: null };
    const { companies } = scene.objectIds;
    const id = { workspace_id, object_id: companies, record_id: scene.ids.companies[1], attribute_id: "a" };
    const across = ["companies with team", "people by their company"];
    const lists = ["companies", "companies by id", "company rows"];
    const all = Object.keys(queries);
    const sorted = (...names) => names.flat().sort();
    const { known } = scene;
    assert.deepEqual(named({ event_type: "record.updated", id, actor }, { known }).sort(), sorted(lists, across, "companies 1"));
    assert.deepEqual(named({ event_type: "record.updated", id, actor }).sort(), sorted(lists, across, "people", "deals", "companies 1"));
    assert.deepEqual(named({ event_type: "record.deleted", id, actor }, { known }).sort(), sorted(all));
    const merged = { event_type: "record.merged", id, actor, duplicate_object_id: companies, duplicate_record_id: scene.ids.companies[2] };
    assert.deepEqual(named(merged, { known }).sort(), sorted(all));
    const attribute = { event_type: "object-attribute.updated", id: { workspace_id, object_id: companies, attribute_id: "a" }, actor };
    assert.deepEqual(named(attribute, { known }).sort(), sorted(lists, across, "companies 0", "companies 1", "companies 2"));
    const [list] = (await scene.attio.lists.list()).data.filter(({ api_slug }) => api_slug === "sales_pipeline");
    const entry = { event_type: "list-entry.updated", id: { workspace_id, list_id: list.id.list_id, entry_id: "e", attribute_id: "a" }, actor, parent_object_id: companies, parent_record_id: "r" };
    assert.deepEqual(named(entry, { known }).sort(), ["entries", "entry rows"]);
    assert.deepEqual(named({ ...entry, id: { ...entry.id, list_id: "another" } }, { known: [{ id: { list_id: "another" }, api_slug: "another" }] }), []);
    assert.deepEqual(named({ event_type: "task.updated", id: { workspace_id, task_id: "t" }, actor }, { known }), ["tasks"]);
    for (const event_type of webhookEventTypes.filter((type) => /^(note|comment|workspace-member|call-recording|activity)/.test(type))) {
      const other = { event_type, id: { workspace_id, note_id: "n", activity_id: "a", record_id: "r" }, parent_object_id: companies, parent_record_id: "r" };
      assert.deepEqual(named(other, { known }), [], event_type);
    }
    assert.deepEqual(named({ event_type: "newer.thing" }, { known }), []);
  },
};
