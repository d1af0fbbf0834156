// Notes.
export const notes = {
  "create, list, get, delete": async ({ open, assert, rejection }) => {
    const { attio } = await open();
    const [company] = (await attio.records.query("companies", { limit: 1 })).data;
    const parent = { parent_object: "companies", parent_record_id: company.id.record_id };
    const created = await attio.notes.create({ ...parent, title: "First call", format: "plaintext", content: "They want 40 seats." });
    assert.equal(created.title, "First call");
    assert.equal(created.content_plaintext, "They want 40 seats.");
    const id = created.id.note_id;
    assert.deepEqual(await attio.notes.get(id), created);
    const listed = await attio.notes.list(parent).toArray();
    assert.include(listed.map((note) => note.id.note_id), id);
    assert.isUndefined(await attio.notes.delete(id));
    assert.equal((await rejection(attio.notes.get(id))).kind, "not_found");
  },

  "each required field is checked before anything is sent, and named": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    const note = { parent_object: "companies", parent_record_id: "x", format: "plaintext", content: "Hello" };
    for (const field of Object.keys(note)) {
      const { [field]: left, ...rest } = note;
      const error = await rejection(attio.notes.create(rest));
      assert.equal(error.kind, "invalid_argument");
      assert.include(error.message, field);
    }
    assert.isEmpty(await sandbox.requests());
  },
};
