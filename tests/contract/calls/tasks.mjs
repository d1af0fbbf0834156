const task = (at) => ({
  content: "Send the contract",
  format: "plaintext",
  deadline_at: "2027-01-15T09:00:00Z",
  is_completed: false,
  linked_records: [
    { target_object: "companies", target_record_id: at.company },
    { target_object: "people", target_record_id: at.person },
  ],
  assignees: [{ referenced_actor_type: "workspace-member", referenced_actor_id: at.member }],
});

export const tasks = {
  "tasks.list": [
    () => [],
    (at) => [{ sort: "created_at:desc", linked_object: "companies", linked_record_id: at.company, is_completed: false, limit: 1, offset: 0 }],
    (at) => [{ assignee: at.memberEmail }],
  ],
  "tasks.create": [
    (at) => [task(at)],
    (at) => [{ ...task(at), deadline_at: null, linked_records: [at.secondEmail], assignees: [{ workspace_member_email_address: at.memberEmail }] }],
    // Fields that the vendor requires and the client adds.
    () => [{ content: "Call back", format: "plaintext", deadline_at: null, linked_records: [], assignees: [] }],
  ],
  "tasks.get": [(at) => [at.task]],
  "tasks.update": [
    (at) => [at.task, { is_completed: true }],
    (at) => {
      const { deadline_at, linked_records, assignees } = task(at);
      return [at.task, { deadline_at, linked_records, assignees }];
    },
    (at) => [at.task, { deadline_at: null, linked_records: [at.domain], assignees: [{ workspace_member_email_address: at.memberEmail }] }],
  ],
  "tasks.delete": [(at) => [at.task]],
};
