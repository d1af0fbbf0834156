const linked = (at) => [{ object: "companies", record_id: at.company }];

const meeting = (at) => ({
  title: "Kick-off",
  description: "Who does what until when",
  start: { datetime: "2026-12-01T09:00:00Z", timezone: "Europe/Zurich" },
  end: { datetime: "2026-12-01T10:00:00Z", timezone: null },
  is_all_day: false,
  participants: [
    { email_address: at.memberEmail, is_organizer: true, status: "accepted" },
    { email_address: "guest@roestwerk.example", name: "Guest", is_organizer: false, status: "pending" },
  ],
  linked_records: linked(at),
});

const said = (speech, start_time, end_time, name) => ({ speech, start_time, end_time, speaker: { name, email_address: `${name.toLowerCase()}@roestwerk.example` } });

export const meetings = {
  "meetings.list": [
    (at) => [{ limit: 1, cursor: at.cursor }],
    (at) => [
      {
        linked_object: "companies",
        linked_record_id: at.company,
        participants: `${at.memberEmail},guest@roestwerk.example`,
        sort: "start_desc",
        ends_from: "2020-01-01T00:00:00Z",
        starts_before: "2030-01-01T00:00:00Z",
        timezone: "Europe/Zurich",
      },
    ],
  ],
  "meetings.create": [
    (at) => [meeting(at)],
    (at) => [{ ...meeting(at), title: "Offsite", is_all_day: true, start: { date: "2026-12-07" }, end: { date: "2026-12-09" }, linked_records: [] }],
  ],
  "meetings.get": [(at) => [at.meeting]],
  "meetings.replace": [(at) => [at.meeting, { linked_records: [] }], (at) => [at.meeting, { linked_records: linked(at) }]],
  "meetings.update": [(at) => [at.meeting, { linked_records: [{ object: "people", record_id: at.person }] }]],
  "meetings.delete": [(at) => [at.meeting]],
  "callRecordings.list": [(at) => [at.meeting, { limit: 1, cursor: at.cursor }]],
  "callRecordings.create": [
    (at) => [at.meeting, { video_url: "https://videos.example.com/kick-off.mp4" }],
    (at) => [at.meeting, { transcript: [said("Shall we begin?", 0, 1.5, "Ada"), said("Let us.", 1.5, 2.25, "Grace")] }],
  ],
  "callRecordings.get": [(at) => [at.meeting, at.recording]],
  "callRecordings.delete": [(at) => [at.meeting, at.recording]],
  "callRecordings.transcript": [(at) => [at.meeting, at.recording], (at) => [at.meeting, at.recording, { cursor: at.transcriptCursor }]],
};
