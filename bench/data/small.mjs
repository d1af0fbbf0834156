// The small answers: a record with its 20 attributes, and a task, which is about the smallest.
import { records } from "./records.mjs";

const [record] = records(0, 1);
export const RECORD_ID = record.id.record_id;
export const recordAnswer = JSON.stringify({ data: record });
export const TASK_ID = "649e34f4-c39a-4f4d-99ef-48a36bef8f04";

export const taskAnswer = JSON.stringify({
  data: {
    id: { workspace_id: "14beef7a-99f7-4534-a87e-70b564330a4c", task_id: TASK_ID },
    content_plaintext: "Follow up on the current software solutions",
    deadline_at: "2026-12-01T15:00:00.000000000Z",
    is_completed: false,
    completed_at: null,
    linked_records: [{ target_object_id: "companies", target_record_id: "891dcbfc-9141-415d-9b2a-2238a6cc012d" }],
    assignees: [{ referenced_actor_type: "workspace-member", referenced_actor_id: "50cf242c-7fa3-4cad-87d0-75b1af71c57b" }],
    created_by_actor: { type: "api-token", id: "50cf242c-7fa3-4cad-87d0-75b1af71c57b" },
    created_at: "2026-11-13T15:00:00.000000000Z",
  },
});
