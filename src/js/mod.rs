//! The only code that touches JavaScript: arguments in, requests out, answers and errors back.

pub mod arguments;
pub mod error;
pub mod events;
pub mod options;
pub mod page;
pub mod task;
pub mod transport;
pub mod wire;
