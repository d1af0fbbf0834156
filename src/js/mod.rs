//! The only code that touches JavaScript: arguments in, requests out, answers and errors back.

pub mod arguments;
pub mod error;
pub mod events;
pub mod object;
pub mod options;
pub mod page;
pub mod position;
pub mod task;
pub mod transport;
pub mod wire;
