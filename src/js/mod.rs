//! The only code that touches JavaScript: it takes numbers and short texts of a call, and returns its next step.

pub mod call;
pub mod wire;
