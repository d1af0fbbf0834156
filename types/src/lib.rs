//! TypeScript declarations of a workspace, and what differs between two of them.
//!
//! The way of a workspace: [`read`] takes the vendor's answers and makes a [`schema::Schema`] of
//! them, [`print()`] writes it as a file, [`parse()`] reads such a file back, however it was formatted
//! since, and [`compare()`] says what differs. All of them are pure functions: the same workspace
//! gives the same bytes.

pub mod compare;
pub mod literal;
pub mod parse;
pub mod print;
pub mod read;
pub mod schema;
pub mod token;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use compare::compare;
pub use parse::parse;
pub use print::print;
pub use read::read;
