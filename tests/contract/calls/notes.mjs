const note = (at) => ({
  parent_object: "companies",
  parent_record_id: at.company,
  title: "First call",
  format: "markdown",
  content: "# Agreed\n\n- a pilot, *four weeks*\n- [the offer](https://example.com/offer)",
});

export const notes = {
  "notes.list": [() => [], (at) => [{ limit: 1, offset: 0, parent_object: "companies", parent_record_id: at.company }]],
  "notes.create": [
    (at) => [note(at)],
    (at) => [{ ...note(at), format: "plaintext", created_at: "2025-11-03T09:30:00Z", meeting_id: at.meeting }],
    (at) => [{ ...note(at), meeting_id: null }],
  ],
  "notes.get": [(at) => [at.note]],
  "notes.delete": [(at) => [at.note]],
  "notes.update": [(at) => [at.note, { title: "Second call" }], (at) => [at.note, { format: "plaintext", content: "They signed." }]],
};
