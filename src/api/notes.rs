//! Notes: texts on records.

use super::resource;
use crate::model::{Actor, Timestamp, open_enum, tagged_union};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Notes: texts on records.
    Notes "notes";

    /// Lists notes, of all records or of one record.
    ///
    /// Page size: 10 by default, at most 50.
    ///
    /// @example
    /// const notes = attio.notes.list({ parent_object: "companies", parent_record_id: companyId });
    /// for await (const note of notes) console.log(note.title, note.content_plaintext);
    list "(query?: NoteListQuery, options?: RequestOptions): PagePromise<Note>"
        = GET "/v2/notes" scopes("note:read object_configuration:read record_permission:read"), offset(10, 50);

    /// Creates a note on a record.
    ///
    /// @example
    /// const note = await attio.notes.create({
    ///   parent_object: "companies",
    ///   parent_record_id: companyId,
    ///   title: "First call",
    ///   format: "markdown",
    ///   content: "- a pilot, *four weeks*",
    /// });
    create "(body: NoteCreate, options?: RequestOptions): Promise<Note>"
        = POST "/v2/notes"
            requires("parent_object parent_record_id format content")
            scopes("note:read-write object_configuration:read record_permission:read");

    /// Reads one note.
    ///
    /// @example
    /// const { content_markdown } = await attio.notes.get(noteId);
    get "(note_id: string, options?: RequestOptions): Promise<Note>"
        = GET "/v2/notes/{note_id}" scopes("note:read object_configuration:read record_permission:read");

    /// Deletes a note.
    ///
    /// @example
    /// await attio.notes.delete(noteId);
    delete "(note_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/notes/{note_id}" scopes("note:read-write");

    /// Changes the title or the whole content of a note; its parent is fixed.
    ///
    /// @example
    /// await attio.notes.update(noteId, { title: "Second call" });
    update "(note_id: string, body: NoteUpdate, options?: RequestOptions): Promise<Note>"
        = PATCH "/v2/notes/{note_id}" scopes("note:read-write object_configuration:read record_permission:read");
}

open_enum! {
    /// Format of a note's content. Markdown may have headings of three levels, lists, bold, italic, strikethrough,
    /// highlight and links.
    pub enum NoteFormat {
        Plaintext = "plaintext",
        Markdown = "markdown",
    }
}

/// The ids of a note.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct NoteId {
    pub workspace_id: String,
    pub note_id: String,
}

/// A member mentioned in a note.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "type", rename = "workspace-member")]
pub struct MemberTag {
    pub workspace_member_id: String,
}

/// A record mentioned in a note.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "type", rename = "record")]
pub struct RecordTag {
    /// Slug or id of the object.
    pub object: String,
    pub record_id: String,
}

tagged_union! {
    /// A mention in a note.
    pub enum NoteTag by "type" {
        Member(MemberTag) = "workspace-member",
        Record(RecordTag) = "record",
    }
    /// A mention of a kind that this version of the package does not know.
    else UnknownNoteTag
}

/// A note on a record.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Note {
    pub id: NoteId,
    /// Slug or id of the object that the record belongs to.
    pub parent_object: String,
    pub parent_record_id: String,
    /// Plain text.
    pub title: String,
    /// The meeting that the note belongs to.
    pub meeting_id: Option<String>,
    /// The content as plain text with `\n` between lines.
    pub content_plaintext: String,
    /// The content as Markdown, without images.
    pub content_markdown: String,
    /// Members and records that are mentioned.
    pub tags: Vec<NoteTag>,
    pub created_by_actor: Actor,
    pub created_at: Timestamp,
}

/// Query parameters of `notes.list`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct NoteListQuery {
    /// Size of a page, at most 50. Default 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Number of notes to skip. Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Slug or id of the object; goes with `parent_record_id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_object: Option<String>,
    /// Id of the record; goes with `parent_object`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_record_id: Option<String>,
}

/// Body of `notes.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct NoteCreate {
    /// Slug or id of the object that the record belongs to.
    pub parent_object: String,
    /// Id of the record.
    pub parent_record_id: String,
    /// Plain text. Required by Attio's documentation; missing in the gateway's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub format: NoteFormat,
    /// The text, with `\n` between lines.
    pub content: String,
    /// When it was written; not before 1970 and not in the future. Default: now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// The meeting that the note belongs to.
    #[serde(default)]
    pub meeting_id: Option<String>,
}

/// Body of `notes.update`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct NoteUpdate {
    /// Plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Format of `content`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<NoteFormat>,
    /// The new content, which replaces the old one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
}
