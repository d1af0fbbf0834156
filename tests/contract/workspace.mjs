// Ids for the calls: `at.task` is the id of a task, and so on. The contract alone accepts any id; in the sandbox
// everything is created or looked up first.

const names = [
  "connection", "member", "person", "second", "company", "deal", "option", "status", "objectView", "listView", "entry",
  "note", "task", "comment", "thread", "meeting", "recording", "folder", "file", "webhook", "activityRecord",
];

const words = { memberEmail: "ada@engines.example", secondEmail: "charles@engines.example", domain: "engines.example" };

/** Ids of entities that need not exist. */
export const invented = () => ({
  ...Object.fromEntries(names.map((name) => [name, crypto.randomUUID()])),
  ...words,
  cursor: "made-up-cursor",
  threadCursor: "made-up-cursor",
  transcriptCursor: "made-up-cursor",
});

/** @param {import("attio-wasm").AttioClient} attio a client of the sandbox */
export async function made(attio) {
  const at = { ...words }; // no `cursor`: the sandbox knows only its own, and lists are read to their second page

  const [connection] = (await attio.connections.list()).data;
  at.connection = connection.connection_id;
  const [member] = (await attio.workspaceMembers.list()).data;
  at.member = member.id.workspace_member_id;
  at.memberEmail = member.email_address;

  const record = async (object, values) => (await attio.records.create(object, { values })).id.record_id;
  at.person = await record("people", { name: "Lovelace, Ada", email_addresses: ["ada@engines.example"], job_title: "Analyst" });
  at.second = await record("people", { name: "Babbage, Charles", email_addresses: [at.secondEmail] });
  at.company = await record("companies", { name: "Analytical Engines", domains: [at.domain], team: [at.secondEmail] });
  at.deal = await record("deals", { name: "A new engine", stage: "Lead", owner: at.memberEmail });
  at.objectView = (await attio.objects.views("companies")).data[0].id.view_id;
  at.listView = (await attio.lists.views("sales_pipeline")).data[0].id.view_id;

  await attio.objects.create({ api_slug: "invoices", singular_noun: "Invoice", plural_noun: "Invoices" });
  const attribute = (api_slug, type, more) =>
    attio.attributes.create("objects", "invoices", {
      title: api_slug, description: null, api_slug, type, is_required: false, is_unique: false, is_multiselect: false, config: {}, ...more,
    });
  await attribute("number", "text");
  await attribute("total", "currency", { config: { currency: { default_currency_code: "EUR", display_type: "code" } } });
  await attribute("due", "date");
  await attribute("payers", "record-reference", { is_multiselect: true, config: { record_reference: { allowed_objects: ["people", "companies"] } } });
  await attribute("tags", "select", { is_multiselect: true });
  at.option = (await attio.attributes.createOption("objects", "invoices", "tags", { title: "Urgent" })).id.option_id;
  at.status = (await attio.attributes.listStatuses("lists", "sales_pipeline", "stage")).data[0].id.status_id;

  const entry = { parent_object: "companies", parent_record_id: at.company, entry_values: { stage: "Qualified", priority: "Low", tags: ["Pilot"] } };
  at.entry = (await attio.entries.create("sales_pipeline", entry)).id.entry_id;

  const on = { parent_object: "companies", parent_record_id: at.company };
  for (const title of ["One", "Two"]) at.note = (await attio.notes.create({ ...on, title, format: "plaintext", content: "…" })).id.note_id;
  for (const content of ["One", "Two"]) {
    const linked_records = [{ target_object: "companies", target_record_id: at.company }];
    at.task = (await attio.tasks.create({ content, format: "plaintext", deadline_at: null, linked_records, assignees: [] })).id.task_id;
  }

  const comment = { format: "plaintext", content: "First", author: { type: "workspace-member", id: at.member } };
  const target = { record: { object: "companies", record_id: at.company } };
  await attio.comments.create({ ...comment, ...target });
  const first = await attio.comments.create({ ...comment, ...target });
  at.comment = first.id.comment_id;
  at.thread = first.thread_id;
  await attio.comments.create({ ...comment, content: "A reply", thread_id: at.thread });
  at.threadCursor = (await attio.threads.get(at.thread, { limit: 1 })).nextCursor;

  const meeting = await attio.meetings.create({
    title: "Review", description: "", is_all_day: false,
    start: { datetime: "2026-11-16T09:00:00Z" }, end: { datetime: "2026-11-16T10:00:00Z" },
    participants: [{ email_address: at.memberEmail, is_organizer: true, status: "accepted" }],
    linked_records: [{ object: "companies", record_id: at.company }],
  });
  at.meeting = meeting.id.meeting_id;
  const transcript = Array.from({ length: 150 }, (_, second) => ({ speech: "And so on.", start_time: second, end_time: second + 1, speaker: { name: "Ada" } }));
  for (const _ of [1, 2]) at.recording = (await attio.callRecordings.create(at.meeting, { transcript })).id.call_recording_id;
  at.transcriptCursor = (await attio.callRecordings.transcript(at.meeting, at.recording)).nextCursor;

  const keeper = { object: "companies", record_id: at.company };
  at.folder = (await attio.files.create({ ...keeper, file_type: "folder", name: "Papers" })).id.file_id;
  at.file = (await attio.files.upload({ ...keeper, file: new Blob(["On the engine"]), fileName: "paper.txt" })).id.file_id;
  const subscriptions = [{ event_type: "record.created", filter: { $and: [] } }];
  for (const host of ["a", "b"]) at.webhook = (await attio.webhooks.create({ target_url: `https://${host}.example.com/`, subscriptions })).id.webhook_id;
  at.activityRecord = (await attio.activityRecords.create("site_visits", { values: { title: "Visit", topics: ["Pricing"] } })).id.record_id;
  return at;
}
