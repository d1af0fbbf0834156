//! The only code that touches JavaScript: arguments in, calls out, step by step.

pub mod arguments;
pub mod call;
pub mod error;
pub mod object;
pub mod options;
pub mod wire;
