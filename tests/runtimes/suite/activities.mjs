// Activities and their records.
const visit = { title: "Visit to the roastery", outcome: "Positive", minutes: 45, occurred_at: "2026-11-02T10:00:00Z" };

export const activities = {
  "activity types can be created, read, updated and deleted": async ({ open, assert, rejection }) => {
    const { attio } = await open();
    await attio.activities.create({ api_slug: "tastings", singular_noun: "Tasting", plural_noun: "Tastings", extends: "interactions" });
    assert.isTrue((await attio.activities.list().toArray()).some(({ api_slug }) => api_slug === "tastings"));
    assert.equal((await attio.activities.update("tastings", { plural_noun: "Tasting sessions" })).plural_noun, "Tasting sessions");
    await attio.activities.delete("tastings");
    assert.equal((await rejection(attio.activities.get("tastings"))).kind, "not_found");
  },

  "records: create, query, upsert, update, replace, delete": async ({ open, assert, rejection }) => {
    const { attio } = await open();
    const made = await attio.activityRecords.create("site_visits", { values: visit });
    const { record_id } = made.id;
    const [newest] = (await attio.activityRecords.query("site_visits", { filter: { outcome: "Positive" }, limit: 1 })).data;
    assert.isString(newest.id.record_id);
    const matched = { matching_attribute: "external_id", values: { ...visit, external_id: "visit-17" } };
    const once = await attio.activityRecords.upsert("site_visits", matched);
    assert.equal((await attio.activityRecords.upsert("site_visits", matched)).id.record_id, once.id.record_id);
    await attio.activityRecords.update("site_visits", record_id, { values: { topics: ["Support"] } });
    await attio.activityRecords.replace("site_visits", record_id, { values: { topics: ["Introduction"] } });
    assert.lengthOf((await attio.activityRecords.get("site_visits", record_id)).values.topics, 1);
    await attio.activityRecords.delete("site_visits", record_id);
    assert.equal((await rejection(attio.activityRecords.get("site_visits", record_id))).kind, "not_found");
  },
};
