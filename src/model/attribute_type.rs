//! The types of attributes, and of interactions.

use super::open_enum;

include!("every_attribute_type.rs");

macro_rules! attribute_type {
    ($($types:tt)*) => {
        open_enum! {
            /// The type of an attribute. `interaction` and `personal-name` cannot be created.
            pub enum AttributeType { $($types)* }
        }
    };
}
every_attribute_type!(attribute_type);

open_enum! {
    /// Kind of interaction.
    pub enum InteractionType {
        CalendarEvent = "calendar-event",
        Call = "call",
        ChatThread = "chat-thread",
        Email = "email",
        InPersonMeeting = "in-person-meeting",
        Meeting = "meeting",
    }
}
