//! The operations, one file per resource. Each file lists its own in `ROUTES`.

use crate::router::Route;

mod attributes;
pub mod call_recordings;
mod comments;
mod entries;
pub mod files;
mod identity;
mod lists;
mod meetings;
pub mod notes;
mod objects;
mod records;
mod tasks;
mod workspace_members;

pub const ALL: &[&[Route]] = &[
    objects::ROUTES,
    records::ROUTES,
    lists::ROUTES,
    entries::ROUTES,
    attributes::ROUTES,
    workspace_members::ROUTES,
    notes::ROUTES,
    tasks::ROUTES,
    comments::ROUTES,
    meetings::ROUTES,
    call_recordings::ROUTES,
    files::ROUTES,
    identity::ROUTES,
];
