// Tasks.
const task = { content: "Send the offer", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] };

export const tasks = {
  "create, list, get, update, delete": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    const [company] = (await attio.records.query("companies", { limit: 1 })).data;
    const [member] = (await attio.workspaceMembers.list()).data;
    const created = await attio.tasks.create({
      ...task,
      deadline_at: "2027-01-31T09:00:00.000Z",
      linked_records: [{ target_object: "companies", target_record_id: company.id.record_id }],
      assignees: [{ referenced_actor_type: "workspace-member", referenced_actor_id: member.id.workspace_member_id }],
    });
    assert.equal(created.content_plaintext, "Send the offer");
    assert.isFalse(created.is_completed);
    const sent = JSON.parse((await sandbox.requests()).at(-1).body);
    assert.isFalse(sent.data.is_completed, "filled in where it is missing");

    const id = created.id.task_id;
    assert.deepEqual(await attio.tasks.get(id), created);
    const listed = await attio.tasks.list({ linked_object: "companies", linked_record_id: company.id.record_id }).toArray();
    assert.include(listed.map((each) => each.id.task_id), id);

    assert.isTrue((await attio.tasks.update(id, { is_completed: true })).is_completed);
    assert.isUndefined(await attio.tasks.delete(id));
    assert.equal((await rejection(attio.tasks.get(id))).kind, "not_found");
  },

  "each required field is checked before anything is sent, and named": async ({ open, assert, rejection }) => {
    const { attio, sandbox } = await open();
    for (const field of Object.keys(task)) {
      const { [field]: left, ...rest } = task;
      const error = await rejection(attio.tasks.create(rest));
      assert.equal(error.kind, "invalid_argument");
      assert.include(error.message, field);
    }
    assert.isEmpty(await sandbox.requests());
  },
};
