//! Call recordings of meetings, and their transcripts.

use super::resource;
use crate::model::{Actor, Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Call recordings of meetings, and their transcripts.
    CallRecordings "callRecordings";

    /// Lists the call recordings of a meeting.
    ///
    /// Page size: 50 by default, at most 200.
    ///
    /// @beta
    ///
    /// @example
    /// const recordings = await attio.callRecordings.list(meetingId).toArray();
    /// console.log(recordings.map((recording) => recording.web_url));
    list "(meeting_id: string, query?: CallRecordingListQuery, options?: RequestOptions): PagePromise<CallRecording>"
        = GET "/v2/meetings/{meeting_id}/call_recordings"
            scopes("meeting:read call_recording:read"), cursor(50, 200), beta();

    /// Adds a call recording to a meeting: a video by its URL, a transcript, or both.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.callRecordings.create(meetingId, {
    ///   video_url: "https://videos.example.com/kick-off.mp4",
    ///   transcript: [{ speech: "Shall we begin?", start_time: 0, end_time: 1.5, speaker: { name: "Ada" } }],
    /// });
    create "(meeting_id: string, body: CallRecordingCreate, options?: RequestOptions): Promise<CallRecording>"
        = POST "/v2/meetings/{meeting_id}/call_recordings"
            requires("transcript[].speech transcript[].start_time transcript[].end_time transcript[].speaker transcript[].speaker.name")
            scopes("meeting:read call_recording:read-write"), beta();

    /// Reads one call recording with its video URL and transcript.
    ///
    /// @beta
    ///
    /// @example
    /// const recording = await attio.callRecordings.get(meetingId, recordingId);
    get "(meeting_id: string, call_recording_id: string, options?: RequestOptions): Promise<CallRecordingDetails>"
        = GET "/v2/meetings/{meeting_id}/call_recordings/{call_recording_id}"
            scopes("meeting:read call_recording:read"), beta();

    /// Deletes a call recording and everything that belongs to it.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.callRecordings.delete(meetingId, recordingId);
    delete "(meeting_id: string, call_recording_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/meetings/{meeting_id}/call_recordings/{call_recording_id}"
            scopes("meeting:read call_recording:read-write"), beta();

    /// Reads a page of the transcript of a call recording.
    ///
    /// @beta
    ///
    /// @deprecated Attio has marked this operation as deprecated.
    ///
    /// @example
    /// const { data: transcript, nextCursor } = await attio.callRecordings.transcript(meetingId, recordingId);
    transcript "(meeting_id: string, call_recording_id: string, query?: TranscriptQuery, options?: RequestOptions): Promise<CursorPage<Transcript>>"
        = GET "/v2/meetings/{meeting_id}/call_recordings/{call_recording_id}/transcript"
            scopes("meeting:read call_recording:read"), cursor_object(), beta();
}

open_enum! {
    /// Processing state of a recording.
    pub enum CallRecordingStatus {
        Processing = "processing",
        Completed = "completed",
        Failed = "failed",
    }
}

/// The ids of a call recording.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CallRecordingId {
    pub workspace_id: String,
    pub meeting_id: String,
    pub call_recording_id: String,
}

/// A call recording.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CallRecording {
    pub id: CallRecordingId,
    pub status: CallRecordingStatus,
    /// URL of the recording in the app.
    pub web_url: String,
    pub created_by_actor: Actor,
    pub created_at: Timestamp,
}

/// The speaker.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Speaker {
    pub name: String,
}

/// Uninterrupted speech of one speaker.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct TranscriptSegment {
    pub speech: String,
    /// Seconds from the start of the recording.
    pub start_time: f64,
    /// Seconds from the start of the recording.
    pub end_time: f64,
    pub speaker: Speaker,
}

/// The transcript that comes with a call recording.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CallTranscript {
    pub segments: Vec<TranscriptSegment>,
    /// The whole transcript as plain text.
    pub raw_transcript: String,
}

/// A call recording with its video and transcript.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct CallRecordingDetails {
    #[serde(flatten)]
    pub recording: CallRecording,
    /// URL of the video, valid for an hour; `null` for recordings that were created over the API.
    pub video_url: Option<String>,
    pub transcript: Option<CallTranscript>,
}

/// A page of a transcript.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Transcript {
    pub id: CallRecordingId,
    pub transcript: Vec<TranscriptSegment>,
    /// As plain text.
    pub raw_transcript: String,
    /// URL of the recording in the app.
    pub web_url: String,
}

/// Query parameters of `callRecordings.list`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct CallRecordingListQuery {
    /// Size of a page, 1 to 200. Default 50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Cursor to continue from: `nextCursor` of the previous page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Query parameters of `callRecordings.transcript`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct TranscriptQuery {
    /// Cursor to continue from: `nextCursor` of the previous answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// The speaker in a transcript to be added.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct SpeakerInput {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
}

/// Uninterrupted speech of one speaker.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct TranscriptSegmentInput {
    pub speech: String,
    /// Seconds from the start of the recording, 0 or more.
    pub start_time: f64,
    /// Seconds from the start of the recording.
    pub end_time: f64,
    pub speaker: SpeakerInput,
}

/// Body of `callRecordings.create`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct CallRecordingCreate {
    /// URL from which Attio fetches the video: `https`, public, `.mp4`, at most 1 GB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_url: Option<String>,
    /// At most 4000 segments. Without a transcript there is no summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transcript: Option<Vec<TranscriptSegmentInput>>,
}
