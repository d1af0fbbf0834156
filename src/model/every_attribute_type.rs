// The one list of the vendor's attribute types, each with its name in Rust and in TypeScript. Each crate makes its own
// code of it with a macro that takes the pairs; the other crates include this file.

macro_rules! every_attribute_type {
    ($make:ident) => {
        $make! {
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
    };
}
