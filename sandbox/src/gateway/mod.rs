//! The Maton gateway in front of the API: connections and authorization.

pub mod auth;
pub mod connections;
