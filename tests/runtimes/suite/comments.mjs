// Comments: on a record, on an entry, or as a reply.
async function fixture(open) {
  const opened = await open();
  const { attio } = opened;
  const [member] = (await attio.workspaceMembers.list()).data;
  const author = { type: "workspace-member", id: member.id.workspace_member_id };
  return { ...opened, comment: { format: "plaintext", content: "Looks good", author } };
}

export const comments = {
  "on a record, and as a reply": async ({ open, assert }) => {
    const { attio, comment } = await fixture(open);
    const [company] = (await attio.records.query("companies", { limit: 1 })).data;
    const first = await attio.comments.create({ ...comment, record: { object: "companies", record_id: company.id.record_id } });
    assert.equal(first.content_plaintext, "Looks good");
    const reply = await attio.comments.create({ ...comment, thread_id: first.thread_id });
    assert.equal(reply.thread_id, first.thread_id);
  },

  "on an entry": async ({ open, assert }) => {
    const { attio, comment } = await fixture(open);
    const [list] = (await attio.lists.list()).data;
    const [entry] = (await attio.entries.query(list.api_slug, { limit: 1 })).data;
    const made = await attio.comments.create({ ...comment, entry: { list: list.api_slug, entry_id: entry.id.entry_id } });
    assert.equal(made.entry.entry_id, entry.id.entry_id);
  },

  "exactly one target": async ({ open, assert, rejection }) => {
    const { attio, sandbox, comment } = await fixture(open);
    const before = (await sandbox.requests()).length;
    const record = { object: "companies", record_id: "x" };
    for (const target of [{}, { record, thread_id: "y" }]) {
      const error = await rejection(attio.comments.create({ ...comment, ...target }));
      assert.equal(error.kind, "invalid_argument");
      assert.include(error.message, "thread_id");
    }
    assert.lengthOf(await sandbox.requests(), before);
  },
};
