export const emails = {
  "emails.list": [
    (at) => [{ participants: at.memberEmail, limit: 1, cursor: at.cursor }],
    (at) => [
      {
        linked_object: "people",
        linked_record_ids: `${at.person},${at.second}`,
        participants: at.memberEmail,
        domain: "roestwerk.example",
        sent_after: "2020-01-01T00:00:00Z",
        sent_before: "2030-01-01T00:00:00Z",
        exclude_automated_participants: true,
      },
    ],
  ],
  "sequences.unsubscribe": [() => [{ email_addresses: ["ada@engines.example", "grace@navy.example"] }]],
};
