// Pages, lists and metadata in programs: iterated, cloned, and behind a Proxy, as in stores.

/** A store that wraps everything that is reached through it or returned. */
const wrapped = (value) =>
  typeof value !== "object" || value === null || value instanceof Promise || Object.isFrozen(value)
    ? value
    : new Proxy(value, { get: (target, name, self) => wrapped(Reflect.get(target, name, self)) });

export const stores = {
  "a page iterates its own items, and with for await all that follow": async ({ open, assert }) => {
    const { attio } = await open({});
    const page = await attio.records.query("companies", { limit: 2 });
    const own = [...page];
    assert.deepEqual(own, page.data);
    const all = [];
    for await (const record of await attio.records.query("companies", { limit: 2 })) all.push(record.id.record_id);
    const direct = await attio.records.query("companies", { limit: 2 }).toArray();
    assert.deepEqual(all, direct.map(({ id }) => id.record_id));
    assert.isAbove(all.length, 2);
  },

  "a page is cloned as its data": async ({ open, assert }) => {
    const { attio } = await open({});
    const page = await attio.records.query("companies", { limit: 2 });
    assert.deepEqual(structuredClone(page), { data: page.data, nextOffset: 2 });
    assert.deepEqual(JSON.parse(JSON.stringify(page)), { data: page.data, nextOffset: 2 });
  },

  "behind a Proxy a page, a list, rows, metadata and a client work": async ({ open, assert }) => {
    const { attio: raw } = await open({});
    const attio = wrapped({ raw }).raw;
    const store = wrapped({});
    store.page = await attio.records.query("companies", { limit: 2 });
    assert.isTrue(store.page.hasNextPage());
    store.page = await store.page.getNextPage();
    assert.equal(store.page.nextOffset ?? 4, 4);
    store.list = { items: attio.tasks.list() };
    assert.isArray((await store.list.items).data);
    assert.isArray(await store.list.items.toArray());
    store.rows = { page: await attio.records.rows("companies", { limit: 1 }) };
    assert.equal(store.rows.page.toColumns().length, 1);
    assert.equal((await store.rows.page.getNextPage()).data.length, 1);
    store.kept = { metadata: await attio.records.metadata("companies") };
    assert.equal(store.kept.metadata.attribute("name").api_slug, "name");
    await store.kept.metadata.refresh();
    assert.isArray(await store.kept.metadata.options("categories"));
  },
};
