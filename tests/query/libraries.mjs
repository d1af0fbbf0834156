// The options in TanStack Query, whose core all adapters share, and in SWR.
import assert from "node:assert/strict";
import { dehydrate, hydrate, InfiniteQueryObserver, QueryClient, QueryObserver } from "@tanstack/query-core";
import { isStale, keysOf, recordQuery, recordsQuery, rowsQuery, entriesQuery, entryRowsQuery, tasksQuery } from "attio-wasm/query";
import { workspace } from "./workspace.mjs";

const queryClient = () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });

/** Ids of any kind of items. */
const ids = (items) => items.map((item) => item.record_id ?? item.entry_id ?? Object.values(item.id).at(-1));

const lists = {
  recordsQuery: [(attio, q, o) => recordsQuery(attio, "companies", q, o), (attio, q, o) => recordsQuery.infinite(attio, "companies", q, o), (attio) => attio.records.query("companies")],
  rowsQuery: [(attio, q, o) => rowsQuery(attio, "companies", q, o), (attio, q, o) => rowsQuery.infinite(attio, "companies", q, o), (attio) => attio.records.rows("companies")],
  entriesQuery: [(attio, q, o) => entriesQuery(attio, "sales_pipeline", q, o), (attio, q, o) => entriesQuery.infinite(attio, "sales_pipeline", q, o), (attio) => attio.entries.query("sales_pipeline")],
  entryRowsQuery: [(attio, q, o) => entryRowsQuery(attio, "sales_pipeline", q, o), (attio, q, o) => entryRowsQuery.infinite(attio, "sales_pipeline", q, o), (attio) => attio.entries.rows("sales_pipeline")],
  tasksQuery: [tasksQuery, tasksQuery.infinite, (attio) => attio.tasks.list()],
};

async function withTasks() {
  const { attio, ...rest } = workspace();
  for (const n of [1, 2, 3, 4, 5]) await attio.tasks.create({ content: `task ${n}`, format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
  return { attio, ...rest };
}

const pages = Object.fromEntries(
  Object.entries(lists).map(([name, [once, infinite, direct]]) => [
    `${name} and its infinite form read what the client reads`,
    async () => {
      const { attio } = await withTasks();
      const wanted = ids(await direct(attio).toArray());
      assert.ok(wanted.length >= 4, `only ${wanted.length}`);
      const client = queryClient();
      const first = await client.fetchQuery(once(attio, { limit: 2 }));
      assert.deepEqual([ids(first.data), first.nextOffset, Object.getPrototypeOf(first)], [wanted.slice(0, 2), 2, Object.prototype]);
      const second = await client.fetchQuery(once(attio, { limit: 2, offset: 2 }));
      assert.deepEqual(ids(second.data), wanted.slice(2, 4));
      const all = await client.fetchQuery(once(attio, { limit: 2 }, { all: true }));
      assert.deepEqual(ids(all.data), wanted);
      assert.equal(all.nextOffset, undefined);

      const observer = new InfiniteQueryObserver(client, infinite(attio, { limit: 2, offset: 1 }));
      const stop = observer.subscribe(() => {});
      let result = await observer.fetchOptimistic(observer.options);
      assert.equal(result.data.pages.length, 1);
      for (let page = 0; (result = observer.getCurrentResult()).hasNextPage && page < 50; page += 1) await observer.fetchNextPage();
      assert.deepEqual(ids(result.data.pages.flatMap(({ data }) => data)), wanted.slice(1));
      stop();
    },
  ]),
);

export const libraries = {
  ...pages,

  "recordQuery reads one record, and a missing one is not_found": async () => {
    const { attio } = workspace();
    const [{ id, values }] = (await attio.records.query("companies", { limit: 1 })).data;
    const client = queryClient();
    assert.deepEqual((await client.fetchQuery(recordQuery(attio, "companies", id.record_id))).values, values);
    await assert.rejects(client.fetchQuery(recordQuery(attio, "companies", "00000000-0000-4000-8000-000000000000")), { kind: "not_found" });
  },

  "a cancelled query aborts its request": async () => {
    const asked = [];
    const { attio } = workspace({ fetch: () => (_url, { signal }) => (asked.push(signal), new Promise(() => {})) });
    const client = queryClient();
    for (const options of [recordsQuery(attio, "companies"), rowsQuery(attio, "companies", {}, { attributes: [{ api_slug: "name" }] }), recordsQuery(attio, "companies", {}, { all: true }), recordQuery(attio, "companies", "00000000-0000-4000-8000-000000000000"), tasksQuery(attio)]) {
      const fetching = client.fetchQuery(options).catch((error) => error);
      // Rows load their code first.
      for (let wait = 0; asked.length === 0 && wait < 500; wait += 1) await new Promise((resolve) => setTimeout(resolve, 10));
      await client.cancelQueries({ queryKey: options.queryKey });
      assert.equal((await fetching).constructor.name, "CancelledError");
      assert.deepEqual(asked.splice(0).map(({ aborted }) => aborted), [true]);
    }
    const infinite = recordsQuery.infinite(attio, "companies");
    const fetching = client.fetchInfiniteQuery(infinite).catch((error) => error);
    for (let wait = 0; asked.length === 0 && wait < 500; wait += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    await client.cancelQueries({ queryKey: infinite.queryKey });
    await fetching;
    assert.deepEqual(asked.splice(0).map(({ aborted }) => aborted), [true]);
  },

  "the same answer is the same value: structural sharing works": async () => {
    const { attio } = workspace();
    const client = queryClient();
    const options = recordsQuery(attio, "companies", { limit: 3 });
    await client.fetchQuery(options);
    const first = client.getQueryData(options.queryKey);
    const before = client.getQueryState(options.queryKey).dataUpdateCount;
    await client.fetchQuery({ ...options, staleTime: 0 });
    assert.equal(client.getQueryState(options.queryKey).dataUpdateCount, before + 1);
    assert.equal(client.getQueryData(options.queryKey), first);
  },

  "a page survives being dehydrated as JSON on a server": async () => {
    const { attio } = workspace();
    const server = queryClient();
    const options = rowsQuery(attio, "companies", { limit: 3 });
    const data = await server.fetchQuery(options);
    const browser = queryClient();
    hydrate(browser, JSON.parse(JSON.stringify(dehydrate(server))));
    assert.deepEqual(browser.getQueryData(rowsQuery(attio, "companies", { limit: 3 }).queryKey), data);
  },

  "only the queries that a write names are read again": async () => {
    const { attio } = await withTasks();
    const client = queryClient();
    const [deal, other] = (await attio.records.query("deals", { limit: 2 })).data;
    const watched = {
      deals: recordsQuery(attio, "deals", { limit: 3 }),
      rows: rowsQuery(attio, "deals"),
      deal: recordQuery(attio, "deals", deal.id.record_id),
      other: recordQuery(attio, "deals", other.id.record_id),
      expanded: rowsQuery(attio, "companies", {}, { expand: { associated_deals: ["name"] } }),
      companies: recordsQuery(attio, "companies"),
      tasks: tasksQuery(attio),
      elsewhere: recordsQuery(attio, "deals", {}, { connection: "elsewhere" }),
    };
    const read = [];
    const stops = Object.entries(watched).map(([name, options]) => new QueryObserver(client, { ...options, queryFn: (context) => (read.push(name), name === "elsewhere" ? [] : options.queryFn(context)) }).subscribe(() => {}));
    for (let wait = 0; client.isFetching() && wait < 500; wait += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const after = async (keys) => {
      read.length = 0;
      await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
      return [...new Set(read)].sort();
    };
    const { record_id } = deal.id;
    assert.deepEqual(await after(keysOf.write(attio, "records.update", "deals", record_id)), ["deal", "deals", "expanded", "rows"]);
    assert.deepEqual(await after(keysOf.write(attio, "records.create", "deals")), ["deals", "expanded", "rows"]);
    assert.deepEqual(await after(keysOf.write(attio, "records.updateMany", "deals")), ["deal", "deals", "expanded", "other", "rows"]);
    assert.deepEqual(await after(keysOf.write(attio, "tasks.update", "id")), ["tasks"]);
    assert.deepEqual(await after(keysOf.write(attio, "entries.create", "sales_pipeline")), []);
    assert.deepEqual(await after(keysOf.write(attio.withConnection("elsewhere"), "records.create", "deals")), ["elsewhere"]);
    // The same by `isStale`, for libraries that do not match partial keys.
    const keys = keysOf.write(attio, "records.update", "deals", record_id);
    assert.deepEqual(Object.keys(watched).filter((name) => isStale(watched[name].queryKey, keys)).sort(), ["deal", "deals", "expanded", "rows"]);
    for (const odd of [undefined, null, "", "attio", 7, [], ["attio"], ["attio", null], [["attio", { resource: "records" }]]]) assert.equal(isStale(odd, [...keys, ["attio", { many: true }]]), false);
    assert.equal(isStale(["other", {}], keysOf.write(attio, "records.delete", "deals")), false);
    for (const stop of stops) stop();
  },

  "SWR accepts the key and the function unchanged": async () => {
    const { attio } = workspace();
    const { queryKey, queryFn } = recordsQuery(attio, "companies", { limit: 2 });
    // It fetches pages only.
    globalThis.window = globalThis;
    const { preload, unstable_serialize } = await import("swr");
    delete globalThis.window;
    const { data } = await preload(queryKey, queryFn);
    assert.equal(data.length, 2);
    assert.equal(unstable_serialize(queryKey), unstable_serialize(recordsQuery(attio, "companies", { limit: 2 }).queryKey));
  },
};
