const comment = (at) => ({ format: "plaintext", content: "Looks good to me", author: { type: "workspace-member", id: at.member } });

export const comments = {
  "comments.create": [
    (at) => [{ ...comment(at), record: { object: "companies", record_id: at.company }, created_at: "2025-11-03T09:30:00Z" }],
    (at) => [{ ...comment(at), entry: { list: "sales_pipeline", entry_id: at.entry }, created_at: "2025-11-03T09:30:00Z" }],
    (at) => [{ ...comment(at), thread_id: at.thread, created_at: "2025-11-03T09:30:00Z" }],
  ],
  "comments.get": [(at) => [at.comment]],
  "comments.delete": [(at) => [at.comment]],
  "threads.list": [
    (at) => [{ object: "companies", record_id: at.company, limit: 1, offset: 0 }],
    (at) => [{ list: "sales_pipeline", entry_id: at.entry }],
  ],
  "threads.get": [
    (at) => [at.thread],
    (at) => [at.thread, { limit: 1, cursor: at.threadCursor }],
    (at) => [at.thread, { created_after: "2020-01-01T00:00:00Z" }],
  ],
};
