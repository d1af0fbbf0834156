// Resources with few operations: threads, emails, SQL, sequences.
export const reading = {
  "threads have their comments, paged by a cursor": async ({ open, assert }) => {
    const { attio } = await open();
    const [company] = (await attio.records.query("companies", { limit: 1 })).data;
    const record = { object: "companies", record_id: company.id.record_id };
    const [member] = (await attio.workspaceMembers.list()).data;
    const author = { type: "workspace-member", id: member.id.workspace_member_id };
    const comment = await attio.comments.create({ format: "plaintext", content: "Looks good", author, record });
    const { data } = await attio.threads.list(record);
    assert.isTrue(data.some(({ id }) => id.thread_id === comment.thread_id));
    const thread = await attio.threads.get(comment.thread_id);
    assert.equal(thread.data.comments[0].content_plaintext, "Looks good");
    assert.property(thread, "nextCursor");
  },

  "emails are listed page by page": async ({ open, assert }) => {
    const { attio } = await open();
    const [company] = (await attio.records.query("companies", { limit: 1 })).data;
    const first = await attio.emails.list({ domain: company.values.domains[0].domain, limit: 2 });
    assert.isAtMost(first.data.length, 2);
    for (const email of first.data) assert.isArray(email.participants);
  },

  "SQL returns rows, and unsupported SQL is refused": async ({ open, assert, rejection }) => {
    const { attio } = await open();
    const { rows } = await attio.sql.query({ sql: "SELECT name FROM companies LIMIT 2" });
    assert.lengthOf(rows, 2);
    assert.equal((await rejection(attio.sql.query({ sql: "DROP TABLE companies" }))).kind, "validation");
  },

  "unsubscribe returns a plain list": async ({ open, assert }) => {
    const { attio } = await open();
    assert.isArray(await attio.sequences.unsubscribe({ email_addresses: ["ada@example.com"] }));
  },
};
