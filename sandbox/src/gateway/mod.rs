//! The Maton gateway in front of the API: its connections, and who may do what.

pub mod auth;
pub mod connections;
