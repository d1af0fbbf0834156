//! Events that Attio delivers to webhooks, one type each, discriminated by `event_type`. They contain ids and an actor,
//! but no values, time or version. Source: the vendor's webhook reference; fields that it does not show are optional.

use super::{Actor, open_enum, tagged_union};
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// The ids of an event: `workspace_id`, and those of the changed resource.
macro_rules! event_ids {
    ($($(#[doc = $doc:literal])+ $name:ident { $($field:ident),+ })+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
            pub struct $name {
                pub workspace_id: String,
                $(pub $field: String,)+
            }
        )+
    };
}

/// A type for each event, and the union of them.
macro_rules! events {
    ($(
        $(#[doc = $doc:literal])+
        $variant:ident $name:ident = $wire:literal $id:ident {
            $($(#[$attribute:meta])* $field:ident: $type:ty),* $(,)?
        }
    )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
            #[serde(tag = "event_type", rename = $wire)]
            pub struct $name {
                pub id: $id,
                $($(#[$attribute])* pub $field: $type,)*
                /// The actor that caused it; your own token has type `api-token`.
                pub actor: Actor,
            }
        )+

        tagged_union! {
            /// An event of a webhook, discriminated by `event_type`. It identifies what changed, without values: read the
            /// record to see them.
            pub enum WebhookEvent by "event_type" {
                $($variant($name) = $wire),+
            }
            /// An event that this version of the package does not know.
            else UnknownWebhookEvent
        }
    };
}

event_ids! {
    /// The ids in an event of a record.
    RecordEventId { object_id, record_id }
    /// The ids in an event of a record's attribute.
    RecordValueEventId { object_id, record_id, attribute_id }
    /// The ids in an event of a list.
    ListEventId { list_id }
    /// The ids in an event of a list's attribute.
    ListAttributeEventId { list_id, attribute_id }
    /// The ids in an event of an entry.
    ListEntryEventId { list_id, entry_id }
    /// The ids in an event of an entry's attribute.
    ListEntryValueEventId { list_id, entry_id, attribute_id }
    /// The ids in an event of an object's attribute.
    ObjectAttributeEventId { object_id, attribute_id }
    /// The ids in an event of a note.
    NoteEventId { note_id }
    /// The ids in an event of a comment.
    CommentEventId { comment_id }
    /// The ids in an event of a task.
    TaskEventId { task_id }
    /// The ids in an event of a workspace member.
    WorkspaceMemberEventId { workspace_member_id }
    /// The ids in an event of a call recording.
    CallRecordingEventId { meeting_id, call_recording_id }
    /// The ids in an event of an activity.
    ActivityEventId { activity_id }
    /// The ids in an event of an activity's attribute.
    ActivityAttributeEventId { activity_id, attribute_id }
    /// The ids in an event of an activity record.
    ActivityRecordEventId { activity_id, record_id }
}

events! {
    /// A record was created.
    RecordCreated RecordCreatedEvent = "record.created" RecordEventId {}
    /// One attribute of a record changed. A write to several attributes gives one event for each.
    RecordUpdated RecordUpdatedEvent = "record.updated" RecordValueEventId {}
    /// Two records were merged. In the older form `id` is the record that stays, and the other one is deleted; in the
    /// newer form `id` is a new record, with two events, one for each former record. Reading `id.record_id` and
    /// `duplicate_record_id` again is correct for both forms.
    RecordMerged RecordMergedEvent = "record.merged" RecordEventId {
        /// The object of the record that was merged.
        duplicate_object_id: String,
        /// The record that was merged into the other and deleted.
        duplicate_record_id: String,
    }
    /// A record was deleted.
    RecordDeleted RecordDeletedEvent = "record.deleted" RecordEventId {}
    /// A list was created.
    ListCreated ListCreatedEvent = "list.created" ListEventId {}
    /// A list was changed: its name, its access.
    ListUpdated ListUpdatedEvent = "list.updated" ListEventId {}
    /// A list was deleted.
    ListDeleted ListDeletedEvent = "list.deleted" ListEventId {}
    /// A list got a new attribute.
    ListAttributeCreated ListAttributeCreatedEvent = "list-attribute.created" ListAttributeEventId {}
    /// An attribute of a list was changed.
    ListAttributeUpdated ListAttributeUpdatedEvent = "list-attribute.updated" ListAttributeEventId {}
    /// A record was added to a list.
    ListEntryCreated ListEntryCreatedEvent = "list-entry.created" ListEntryEventId {
        /// The object of the entry's record.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent_object_id: Option<String>,
        /// The entry's record.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent_record_id: Option<String>,
    }
    /// One attribute of an entry changed. A write to several attributes gives one event for each.
    ListEntryUpdated ListEntryUpdatedEvent = "list-entry.updated" ListEntryValueEventId {
        /// The object of the entry's record.
        parent_object_id: String,
        /// The entry's record.
        parent_record_id: String,
    }
    /// An entry was removed from a list.
    ListEntryDeleted ListEntryDeletedEvent = "list-entry.deleted" ListEntryEventId {
        /// The object of the entry's record.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent_object_id: Option<String>,
        /// The entry's record.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent_record_id: Option<String>,
    }
    /// An object got a new attribute.
    ObjectAttributeCreated ObjectAttributeCreatedEvent = "object-attribute.created" ObjectAttributeEventId {}
    /// An attribute of an object was changed.
    ObjectAttributeUpdated ObjectAttributeUpdatedEvent = "object-attribute.updated" ObjectAttributeEventId {}
    /// A note was created.
    NoteCreated NoteCreatedEvent = "note.created" NoteEventId {
        /// The object of the record that the note is on.
        parent_object_id: String,
        /// The record that the note is on.
        parent_record_id: String,
    }
    /// The content of a note changed.
    NoteContentUpdated NoteContentUpdatedEvent = "note-content.updated" NoteEventId {
        /// The object of the record that the note is on.
        parent_object_id: String,
        /// The record that the note is on.
        parent_record_id: String,
    }
    /// The title of a note changed; its content has an event of its own.
    NoteUpdated NoteUpdatedEvent = "note.updated" NoteEventId {
        /// The object of the record that the note is on.
        parent_object_id: String,
        /// The record that the note is on.
        parent_record_id: String,
    }
    /// A note was deleted.
    NoteDeleted NoteDeletedEvent = "note.deleted" NoteEventId {
        /// The object of the record that the note was on.
        parent_object_id: String,
        /// The record that the note was on.
        parent_record_id: String,
    }
    /// A comment was written.
    CommentCreated CommentCreatedEvent = "comment.created" CommentEventId {
        thread_id: String,
        /// The object of the record that the comment is about.
        object_id: String,
        /// The record that the comment is about.
        record_id: String,
        /// The list, where the comment is on an entry; else `null`.
        list_id: Option<String>,
        /// The entry, where the comment is on one; else `null`.
        entry_id: Option<String>,
    }
    /// A thread was resolved; the comment is its first.
    CommentResolved CommentResolvedEvent = "comment.resolved" CommentEventId {
        thread_id: String,
        /// The object of the record that the comment is about.
        object_id: String,
        /// The record that the comment is about.
        record_id: String,
        /// The list, where the comment is on an entry; else `null`.
        list_id: Option<String>,
        /// The entry, where the comment is on one; else `null`.
        entry_id: Option<String>,
    }
    /// A resolved thread was opened again.
    CommentUnresolved CommentUnresolvedEvent = "comment.unresolved" CommentEventId {
        thread_id: String,
        /// The object of the record that the comment is about.
        object_id: String,
        /// The record that the comment is about.
        record_id: String,
        /// The list, where the comment is on an entry; else `null`.
        list_id: Option<String>,
        /// The entry, where the comment is on one; else `null`.
        entry_id: Option<String>,
    }
    /// A comment was deleted.
    CommentDeleted CommentDeletedEvent = "comment.deleted" CommentEventId {
        thread_id: String,
        /// The object of the record that the comment was about.
        object_id: String,
        /// The record that the comment was about.
        record_id: String,
        /// The list, where the comment was on an entry; else `null`.
        list_id: Option<String>,
        /// The entry, where the comment was on one; else `null`.
        entry_id: Option<String>,
    }
    /// A task was created.
    TaskCreated TaskCreatedEvent = "task.created" TaskEventId {}
    /// A task was changed.
    TaskUpdated TaskUpdatedEvent = "task.updated" TaskEventId {}
    /// A task was deleted.
    TaskDeleted TaskDeletedEvent = "task.deleted" TaskEventId {}
    /// Somebody joined the workspace.
    WorkspaceMemberCreated WorkspaceMemberCreatedEvent = "workspace-member.created" WorkspaceMemberEventId {}
    /// A call recording is complete.
    CallRecordingCreated CallRecordingCreatedEvent = "call-recording.created" CallRecordingEventId {}
    /// An activity type was created.
    ActivityCreated ActivityCreatedEvent = "activity.created" ActivityEventId {}
    /// An activity type was changed.
    ActivityUpdated ActivityUpdatedEvent = "activity.updated" ActivityEventId {}
    /// An activity type was deleted.
    ActivityDeleted ActivityDeletedEvent = "activity.deleted" ActivityEventId {}
    /// An activity type got a new attribute.
    ActivityAttributeCreated ActivityAttributeCreatedEvent = "activity-attribute.created" ActivityAttributeEventId {}
    /// An attribute of an activity type was changed.
    ActivityAttributeUpdated ActivityAttributeUpdatedEvent = "activity-attribute.updated" ActivityAttributeEventId {}
    /// An activity record was created.
    ActivityRecordCreated ActivityRecordCreatedEvent = "activity-record.created" ActivityRecordEventId {}
    /// An activity record was deleted. There is no event for a changed one.
    ActivityRecordDeleted ActivityRecordDeletedEvent = "activity-record.deleted" ActivityRecordEventId {}
}

open_enum! {
    /// The path of a field that a filter of events can compare.
    pub enum WebhookFilterField {
        ActorType = "actor.type",
        ActorId = "actor.id",
        ObjectId = "id.object_id",
        RecordId = "id.record_id",
        AttributeId = "id.attribute_id",
        ListId = "id.list_id",
        EntryId = "id.entry_id",
        NoteId = "id.note_id",
        CommentId = "id.comment_id",
        TaskId = "id.task_id",
        MeetingId = "id.meeting_id",
        ActivityId = "id.activity_id",
        WorkspaceMemberId = "id.workspace_member_id",
        ParentObjectId = "parent_object_id",
        ParentRecordId = "parent_record_id",
        DuplicateObjectId = "duplicate_object_id",
        DuplicateRecordId = "duplicate_record_id",
        CommentedThread = "thread_id",
        CommentedObject = "object_id",
        CommentedRecord = "record_id",
        CommentedList = "list_id",
        CommentedEntry = "entry_id",
    }
}

#[wasm_bindgen(typescript_custom_section)]
const BY_TYPE: &'static str = include_str!("webhook_event.d.ts");
