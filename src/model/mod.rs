//! Types of bodies and results that several resources share. The TypeScript definitions are generated from them;
//! nothing is decoded into them at run time, so they add no code to the binary. `tests/core/types.rs` proves natively
//! that the vendor's answers match them.

mod actor;
mod attribute_input;
mod attribute_type;
mod attribute_value;
mod attribute_values;
mod country;
mod currency;
mod cursor;
mod error;
mod event;
mod filter;
mod host;
mod linked_record;
mod open_enum;
mod options;
mod page;
mod query;
mod select_option;
mod sort;
mod standard_objects;
mod status;
mod tagged_union;
mod timestamp;
mod unlisted;
mod value_history;
mod view;
mod webhook_event;
mod workspace;

pub use actor::*;
pub use attribute_input::*;
pub use attribute_type::*;
pub use attribute_value::*;
pub use attribute_values::*;
pub use country::*;
pub use currency::*;
pub use cursor::*;
pub use filter::*;
pub use linked_record::*;
pub(crate) use open_enum::open_enum;
pub use query::*;
pub use select_option::*;
pub use sort::*;
pub use standard_objects::*;
pub use status::*;
pub(crate) use tagged_union::tagged_union;
pub use timestamp::*;
pub use value_history::*;
pub use view::*;
pub use webhook_event::*;

/// Any JSON value, `unknown` in the definitions: used only where the vendor says no more.
pub type Json = serde_json::Value;
