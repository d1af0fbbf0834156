//! Meetings, with their participants and linked records.

use super::resource;
use crate::model::{Actor, CalendarDate, LinkedRecord, RecordLocator, Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Meetings, with their participants and linked records.
    Meetings "meetings";

    /// Lists meetings by time, participants or linked record.
    ///
    /// Page size: 50 by default, at most 200.
    ///
    /// @beta
    ///
    /// @example
    /// const coming = attio.meetings.list({ ends_from: new Date().toISOString(), sort: "start_asc" });
    /// for await (const meeting of coming) console.log(meeting.title, meeting.start);
    list "(query?: MeetingListQuery, options?: RequestOptions): PagePromise<Meeting>"
        = GET "/v2/meetings" scopes("meeting:read record_permission:read"), cursor(50, 200), beta();

    /// Creates a meeting, or returns the existing one.
    ///
    /// @beta
    ///
    /// @example
    /// const meeting = await attio.meetings.create({
    ///   title: "Kick-off",
    ///   description: "Who does what until when",
    ///   start: { datetime: "2026-12-01T09:00:00Z", timezone: "Europe/Zurich" },
    ///   end: { datetime: "2026-12-01T10:00:00Z", timezone: "Europe/Zurich" },
    ///   is_all_day: false,
    ///   participants: [{ email_address: "ada@example.com", is_organizer: true, status: "accepted" }],
    /// });
    create "(body: MeetingCreate, options?: RequestOptions): Promise<Meeting>"
        = POST "/v2/meetings"
            requires("title description start start.datetime|date end end.datetime|date is_all_day participants participants[].is_organizer participants[].status linked_records[].object linked_records[].record_id")
            scopes("meeting:read-write record_permission:read"), beta();

    /// Reads one meeting.
    ///
    /// @beta
    ///
    /// @example
    /// const { participants } = await attio.meetings.get(meetingId);
    get "(meeting_id: string, options?: RequestOptions): Promise<Meeting>"
        = GET "/v2/meetings/{meeting_id}" scopes("meeting:read record_permission:read"), beta();

    /// Replaces the linked records of a meeting; an empty array unlinks all.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.meetings.replace(meetingId, { linked_records: [] });
    replace "(meeting_id: string, body: MeetingReplace, options?: RequestOptions): Promise<Meeting>"
        = PUT "/v2/meetings/{meeting_id}"
            requires("linked_records linked_records[].object linked_records[].record_id")
            scopes("meeting:read-write record_permission:read"), beta();

    /// Links more records to a meeting.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.meetings.update(meetingId, { linked_records: [{ object: "people", record_id: personId }] });
    update "(meeting_id: string, body: MeetingUpdate, options?: RequestOptions): Promise<Meeting>"
        = PATCH "/v2/meetings/{meeting_id}"
            requires("linked_records linked_records[].object linked_records[].record_id")
            scopes("meeting:read-write record_permission:read"), beta();

    /// Deletes a meeting.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.meetings.delete(meetingId);
    delete "(meeting_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/meetings/{meeting_id}" scopes("meeting:read-write"), beta();
}

open_enum! {
    /// Response of a participant to the invitation.
    pub enum ParticipantStatus {
        Accepted = "accepted",
        Tentative = "tentative",
        Declined = "declined",
        Pending = "pending",
    }
}

open_enum! {
    /// Order of meetings.
    pub enum MeetingSort {
        StartAsc = "start_asc",
        StartDesc = "start_desc",
    }
}

/// The ids of a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MeetingId {
    pub workspace_id: String,
    pub meeting_id: String,
}

/// The start or end of a meeting with a time of day.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MeetingDateTime {
    /// With the offset of the timezone if there is one, else in UTC: `"2027-11-27T14:00:00.000-04:00"`.
    pub datetime: String,
    /// The IANA timezone: `"America/New_York"`.
    pub timezone: Option<String>,
}

/// The start or end of an all-day meeting.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MeetingDate {
    pub date: CalendarDate,
}

/// Start or end of a meeting. The end is exclusive: a one-day meeting on June 3rd ends on June 4th.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum MeetingTime {
    DateTime(MeetingDateTime),
    Date(MeetingDate),
}

/// A participant of a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MeetingParticipant {
    pub status: ParticipantStatus,
    pub is_organizer: bool,
    pub email_address: Option<String>,
    pub name: Option<String>,
}

/// A meeting.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Meeting {
    pub id: MeetingId,
    pub title: String,
    pub description: String,
    /// Whether it is an all-day meeting, which may last several days.
    pub is_all_day: bool,
    pub start: MeetingTime,
    /// Exclusive.
    pub end: MeetingTime,
    pub participants: Vec<MeetingParticipant>,
    /// The participants' records, and records that were linked explicitly.
    pub linked_records: Vec<LinkedRecord>,
    pub created_at: Timestamp,
    pub created_by_actor: Actor,
}

/// Query parameters of `meetings.list`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct MeetingListQuery {
    /// Size of a page, 1 to 200. Default 50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Cursor to continue from: `nextCursor` of the previous page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Slug or id of the object of a linked record; goes with `linked_record_id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_object: Option<String>,
    /// Id of a linked record; goes with `linked_object`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_record_id: Option<String>,
    /// E-mail addresses separated by commas; at least one of them participates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participants: Option<String>,
    /// Default `"start_asc"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<MeetingSort>,
    /// Only meetings that end at this moment or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_from: Option<Timestamp>,
    /// Only meetings that start before this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_before: Option<Timestamp>,
    /// The IANA timezone in which the days of all-day meetings are taken. Default `"UTC"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
}

/// The start or end of a new meeting with a time of day.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MeetingDateTimeInput {
    /// ISO 8601; without an offset it is in `timezone`.
    pub datetime: String,
    /// The IANA timezone. An unknown one counts as UTC.
    #[serde(default)]
    pub timezone: Option<String>,
}

/// Start or end of a new meeting. The end is exclusive.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum MeetingTimeInput {
    DateTime(MeetingDateTimeInput),
    Date(MeetingDate),
}

/// A participant of a new meeting. An e-mail address or a name is required.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MeetingParticipantInput {
    /// People and companies are created for new addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    pub is_organizer: bool,
    pub status: ParticipantStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Body of `meetings.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MeetingCreate {
    /// At most 1000 characters.
    pub title: String,
    /// At most 10 000 characters.
    pub description: String,
    /// A date if `is_all_day`, else a time.
    pub start: MeetingTimeInput,
    /// A date if `is_all_day`, else a time; exclusive.
    pub end: MeetingTimeInput,
    pub is_all_day: bool,
    /// At most 500.
    pub participants: Vec<MeetingParticipantInput>,
    /// Further records to link, at most 50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_records: Option<Vec<RecordLocator>>,
}

/// Body of `meetings.update`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MeetingUpdate {
    /// Records to link, at most 50; those already linked are skipped.
    pub linked_records: Vec<RecordLocator>,
}

/// Body of `meetings.replace`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct MeetingReplace {
    /// Linked records that replace all others, at most 50; empty unlinks all.
    pub linked_records: Vec<RecordLocator>,
}
