// Records in lists.
export const entries = {
  "query, create, get, update, delete": async ({ open, assert, rejection }) => {
    const { attio } = await open();
    const lists = await attio.lists.list().toArray();
    const list = lists.find(({ parent_object }) => parent_object.includes("companies"));
    const slug = list.api_slug;
    const { data } = await attio.entries.query(slug, { limit: 5 });
    assert.isNotEmpty(data);

    const { id } = await attio.records.create("companies", { values: { name: "Listed Ltd" } });
    const created = await attio.entries.create(slug, {
      parent_object: "companies",
      parent_record_id: id.record_id,
      entry_values: {},
    });
    assert.equal(created.parent_record_id, id.record_id);
    const entry = created.id.entry_id;
    assert.deepEqual(await attio.entries.get(slug, entry), created);

    const attributes = await attio.attributes.list("lists", slug).toArray();
    const status = attributes.find(({ type }) => type === "status");
    const stage = data.map(({ entry_values }) => entry_values[status.api_slug]?.[0]?.status.title).find(Boolean);
    const updated = await attio.entries.update(slug, entry, { entry_values: { [status.api_slug]: stage } });
    assert.equal(updated.entry_values[status.api_slug][0].status.title, stage);

    assert.isUndefined(await attio.entries.delete(slug, entry));
    assert.equal((await rejection(attio.entries.get(slug, entry))).kind, "not_found");
  },
};
