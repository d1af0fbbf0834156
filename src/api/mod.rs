//! One file per resource: its class, then its own types.

pub mod activities;
pub mod activity_records;
pub mod attributes;
pub mod call_recordings;
pub mod comments;
pub mod connections;
pub mod emails;
pub mod entries;
pub mod files;
pub mod identity;
pub mod lists;
pub mod meetings;
pub mod notes;
pub mod objects;
pub mod records;
pub mod sequences;
pub mod sql;
pub mod tasks;
pub mod threads;
pub mod webhooks;
pub mod workspace_members;
