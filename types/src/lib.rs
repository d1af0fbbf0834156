//! TypeScript declarations of a workspace, and the differences of two.
//!
//! The modules in the order of the data: [`read`] makes a [`schema::Schema`] of the vendor's answers, [`print()`]
//! writes it as a file, [`parse()`] parses such a file, however it was formatted since, and [`compare()`] lists
//! differences. All are pure functions: the same workspace gives the same bytes.

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
