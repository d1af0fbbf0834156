//! The types of attributes, and of interactions.

use super::open_enum;

open_enum! {
    /// The type of an attribute. `interaction` and `personal-name` cannot be created.
    pub enum AttributeType {
        Text = "text",
        Number = "number",
        Checkbox = "checkbox",
        Currency = "currency",
        Date = "date",
        Timestamp = "timestamp",
        Rating = "rating",
        Status = "status",
        Select = "select",
        RecordReference = "record-reference",
        ActorReference = "actor-reference",
        Location = "location",
        Domain = "domain",
        EmailAddress = "email-address",
        PhoneNumber = "phone-number",
        Interaction = "interaction",
        PersonalName = "personal-name",
    }
}

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
