//! The only code that touches JavaScript: the numbers and short texts of a call in, its next step out.

pub mod call;
pub mod wire;
