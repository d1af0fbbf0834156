// Meetings and their recordings.
export const meetings = {
  "meetings are listed and read": async ({ open, assert }) => {
    const { attio } = await open();
    const { data } = await attio.meetings.list({ limit: 5 });
    assert.isNotEmpty(data);
    assert.deepEqual(await attio.meetings.get(data[0].id.meeting_id), data[0]);
  },

  "call recordings are listed and read": async ({ open, assert }) => {
    const { attio } = await open({ requestsPerSecond: null });
    for await (const meeting of attio.meetings.list()) {
      const [recording] = (await attio.callRecordings.list(meeting.id.meeting_id)).data;
      if (!recording) continue;
      const read = await attio.callRecordings.get(meeting.id.meeting_id, recording.id.call_recording_id);
      assert.include(read, { status: recording.status, web_url: recording.web_url });
      assert.deepEqual(read.id, recording.id);
      return;
    }
    assert.fail("no meeting has a recording");
  },
};
