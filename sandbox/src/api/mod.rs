//! The operations, one file per resource. Each file lists its own in `ROUTES`.

use crate::http::call::Route;

mod activities;
mod activity_records;
mod any_record;
mod attributes;
pub mod call_recordings;
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

pub const ALL: &[&[Route]] = &[
    objects::ROUTES,
    records::ROUTES,
    lists::ROUTES,
    entries::ROUTES,
    activities::ROUTES,
    activity_records::ROUTES,
    attributes::ROUTES,
    workspace_members::ROUTES,
    notes::ROUTES,
    tasks::ROUTES,
    comments::ROUTES,
    meetings::ROUTES,
    call_recordings::ROUTES,
    files::ROUTES,
    emails::ROUTES,
    sequences::ROUTES,
    sql::ROUTES,
    webhooks::ROUTES,
    identity::ROUTES,
];
