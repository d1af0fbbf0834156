//! The operations, one file per resource. Each file lists its handlers by the client's methods, as in
//! `docs/operations.json`.

use crate::http::call::Handler;

mod activities;
mod activity_records;
mod any_record;
mod attributes;
pub mod call_recordings;
mod collections;
mod comments;
mod emails;
mod entries;
pub mod files;
mod identity;
mod lists;
mod meetings;
pub mod notes;
mod objects;
mod records;
mod sequences;
mod sql;
mod tasks;
mod webhooks;
mod workspace_members;

const ALL: &[&[Handler]] = &[
    objects::HANDLERS,
    records::HANDLERS,
    lists::HANDLERS,
    entries::HANDLERS,
    activities::HANDLERS,
    activity_records::HANDLERS,
    attributes::HANDLERS,
    workspace_members::HANDLERS,
    notes::HANDLERS,
    tasks::HANDLERS,
    comments::HANDLERS,
    meetings::HANDLERS,
    call_recordings::HANDLERS,
    files::HANDLERS,
    emails::HANDLERS,
    sequences::HANDLERS,
    sql::HANDLERS,
    webhooks::HANDLERS,
    identity::HANDLERS,
];

/// Every handler.
pub fn handlers() -> impl Iterator<Item = Handler> {
    ALL.iter().flat_map(|handlers| handlers.iter().copied())
}
