// Records: reading, writing, and searching.
const name = (record) => record.values.name[0].value;

export const records = {
  "query filters and sorts": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    const page = await attio.records.query("companies", {
      filter: { name: { $starts_with: "A" } },
      sorts: [{ attribute: "name", direction: "desc" }],
      limit: 50,
    });
    assert.isNotEmpty(page.data);
    const names = page.data.map(name);
    for (const each of names) assert.match(each, /^a/i);
    assert.deepEqual(names, [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? 1 : -1)));
    const [{ method, path, body }] = await sandbox.requests();
    assert.equal(method, "POST");
    assert.equal(path, "/attio/v2/objects/companies/records/query");
    assert.deepEqual(JSON.parse(body).filter, { name: { $starts_with: "A" } });
  },

  "filters combine with $and, $or and $not": async ({ open, assert }) => {
    const { attio } = await open();
    const [one, other] = (await attio.records.query("companies", { limit: 2 })).data.map(name);
    const found = await attio.records.query("companies", { filter: { $or: [{ name: one }, { name: other }] } }).toArray();
    assert.sameMembers(found.map(name), [one, other]);
    const none = await attio.records.query("companies", { filter: { $and: [{ name: one }, { $not: { name: one } }] } });
    assert.isEmpty(none.data);
  },

  "create, get, update, delete": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    const created = await attio.records.create("companies", {
      values: { name: "Zürich Röstwerk", domains: ["roestwerk.example"] },
    });
    const id = created.id.record_id;
    assert.equal(name(created), "Zürich Röstwerk");
    assert.deepEqual(await attio.records.get("companies", id), created);

    const updated = await attio.records.update("companies", id, { values: { name: "Röstwerk 🫘" } });
    assert.equal(name(updated), "Röstwerk 🫘");
    assert.deepEqual(updated.values.domains, created.values.domains);

    assert.isUndefined(await attio.records.delete("companies", id));
    const error = await rejection(attio.records.get("companies", id));
    assert.equal(error.kind, "not_found");
    assert.equal(error.source, "attio");
    assert.equal(error.status, 404);

    const methods = (await sandbox.requests()).map((request) => request.method);
    assert.deepEqual(methods, ["POST", "GET", "PATCH", "DELETE", "GET"]);
  },

  "a personal name without full_name gets it": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    const body = { values: { name: [{ first_name: "Grace", last_name: "Hopper" }], email_addresses: ["grace@navy.example"] } };
    const person = await attio.records.create("people", body);
    assert.equal(person.values.name[0].full_name, "Grace Hopper");
    const [sent] = await sandbox.requests();
    assert.equal(JSON.parse(sent.body).data.values.name[0].full_name, "Grace Hopper");
    assert.notProperty(body.values.name[0], "full_name", "what the caller passed stays as it was");
  },

  "a body is sent unchanged, including unknown fields": async ({ open, assert }) => {
    const { attio, sandbox } = await open();
    await attio.records.query("companies", { limit: 1, from_the_future: { yes: true } }).catch(() => {});
    const [{ body }] = await sandbox.requests();
    assert.deepEqual(JSON.parse(body).from_the_future, { yes: true });
  },

  "ids are encoded, and refused where they would leave the path": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    await attio.records.get("companies", "ä d:e").catch(() => {});
    const [{ path, query }] = await sandbox.requests();
    assert.equal(path, "/attio/v2/objects/companies/records/%C3%A4%20d%3Ae");
    assert.deepEqual(query, {});
    for (const id of ["", ".", "..", "a/b", "a\\b", "a?b", "a#b", "%2e", "a%2Fb", "100%", "a\nb", "\u007f", undefined, 7]) {
      assert.equal((await rejection(attio.records.get("companies", id))).kind, "invalid_argument");
    }
    assert.lengthOf(await sandbox.requests(), 1);
  },

  "a value that the workspace refuses is a validation error": async ({ open, assert, rejection }) => {
    const { attio } = await open();
    const error = await rejection(attio.records.create("companies", { values: { no_such_attribute: 1 } }));
    assert.equal(error.kind, "validation");
    assert.equal(error.source, "attio");
    assert.equal(error.status, 400);
    assert.isString(error.code);
    assert.include(error.message, "no_such_attribute");
  },
};
