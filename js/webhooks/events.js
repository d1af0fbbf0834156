/** Subjects of events with their verbs. `tests/webhooks` compares them with the definitions, which come from Rust. */
const events = {
  record: "created updated merged deleted",
  list: "created updated deleted",
  "list-attribute": "created updated",
  "list-entry": "created updated deleted",
  "object-attribute": "created updated",
  note: "created updated deleted",
  "note-content": "updated",
  comment: "created resolved unresolved deleted",
  task: "created updated deleted",
  "workspace-member": "created",
  "call-recording": "created",
  activity: "created updated deleted",
  "activity-attribute": "created updated",
  "activity-record": "created deleted",
};

export const webhookEventTypes = /** @type {import("../../pkg-template/webhooks.d.ts").KnownWebhookEventType[]} */ (
  Object.entries(events).flatMap(([subject, verbs]) => verbs.split(" ").map((verb) => `${subject}.${verb}`))
);
