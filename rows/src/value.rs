//! Values of attributes as the API gives them, and what of them is plain.

use crate::cursor::{Cursor, Span, Step, Text};
use crate::text::{same, unescape};

/// What a value comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// A part of it, or all of it, as it stands.
    Part(Span),
    /// A place: those of its parts that are given, in the order of [`LOCATION`].
    Location([Option<Span>; LOCATION.len()]),
    /// The object and the id of the record.
    Record(Span, Span),
    /// The type and the id of the actor.
    Actor(Span, Span),
}

/// The parts of a place.
pub const LOCATION: [&str; 10] =
    ["line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode", "country_code", "latitude", "longitude"];

/// The fields that are looked at, by the place of their spans.
#[derive(Clone, Copy)]
enum Field {
    // The first ten are those of `LOCATION`.
    Type = 10,
    Value,
    CurrencyValue,
    /// Of the object that it holds, the title.
    Option,
    Status,
    TargetObject,
    TargetRecordId,
    ActorType,
    ActorId,
    Domain,
    EmailAddress,
    PhoneNumber,
    FullName,
    InteractedAt,
    Count,
}

const COUNT: usize = Field::Count as usize;

/// The field of a name.
#[inline(always)]
fn field(name: &[u8]) -> Option<usize> {
    let is = |expected: &str, field: Field| same(name, expected.as_bytes()).then_some(field as usize);
    let part = |expected: &str, place: usize| same(name, expected.as_bytes()).then_some(place);
    match name.len() {
        5 => is("value", Field::Value),
        6 => match name.first() {
            Some(b'o') => is("option", Field::Option),
            Some(b's') => is("status", Field::Status),
            Some(b'd') => is("domain", Field::Domain),
            Some(b'r') => part("region", 5),
            _ => part("line_1", 0)
                .or_else(|| part("line_2", 1))
                .or_else(|| part("line_3", 2))
                .or_else(|| part("line_4", 3)),
        },
        8 => part("locality", 4).or_else(|| part("postcode", 6)).or_else(|| part("latitude", 8)),
        9 => is("full_name", Field::FullName).or_else(|| part("longitude", 9)),
        12 => is("phone_number", Field::PhoneNumber).or_else(|| part("country_code", 7)),
        13 => is("email_address", Field::EmailAddress)
            .or_else(|| is("target_object", Field::TargetObject))
            .or_else(|| is("interacted_at", Field::InteractedAt)),
        14 => is("attribute_type", Field::Type).or_else(|| is("currency_value", Field::CurrencyValue)),
        16 => is("target_record_id", Field::TargetRecordId),
        19 => is("referenced_actor_id", Field::ActorId),
        21 => is("referenced_actor_type", Field::ActorType),
        _ => None,
    }
}

/// What the values of a type hold.
enum Shape {
    Part(Field),
    Record,
    Actor,
    Location,
    Unknown,
}

/// The shape of an `attribute_type`, given as JSON.
fn shape(kind: &[u8]) -> Shape {
    match kind {
        b"\"text\"" | b"\"number\"" | b"\"checkbox\"" | b"\"date\"" | b"\"timestamp\"" | b"\"rating\"" => {
            Shape::Part(Field::Value)
        }
        b"\"currency\"" => Shape::Part(Field::CurrencyValue),
        b"\"select\"" => Shape::Part(Field::Option),
        b"\"status\"" => Shape::Part(Field::Status),
        b"\"domain\"" => Shape::Part(Field::Domain),
        b"\"email-address\"" => Shape::Part(Field::EmailAddress),
        b"\"phone-number\"" => Shape::Part(Field::PhoneNumber),
        b"\"personal-name\"" => Shape::Part(Field::FullName),
        b"\"interaction\"" => Shape::Part(Field::InteractedAt),
        b"\"record-reference\"" => Shape::Record,
        b"\"actor-reference\"" => Shape::Actor,
        b"\"location\"" => Shape::Location,
        [b'"', ..] if kind.contains(&b'\\') => {
            let mut plain = Vec::new();
            unescape(kind, &mut plain);
            // Once more at most: what has a backslash now is none of these.
            if plain.contains(&b'\\') { Shape::Unknown } else { shape(&plain) }
        }
        _ => Shape::Unknown,
    }
}

/// Goes over one value.
#[inline(always)]
pub fn read(cursor: &mut Cursor) -> Step<Plain> {
    if cursor.peek() != b'{' {
        return cursor.value().map(Plain::Part);
    }
    let start = cursor.at();
    let mut fields: [Option<Span>; COUNT] = [None; COUNT];
    cursor.object(|cursor, key| {
        let found = named(cursor, key, field);
        let titled = matches!(found, Some(field) if field == Field::Option as usize || field == Field::Status as usize);
        let span = if titled && cursor.peek() == b'{' { title(cursor)? } else { Some(cursor.value()?) };
        if let Some(place) = found.and_then(|field| fields.get_mut(field)) {
            *place = span;
        }
        Ok(())
    })?;
    let whole = Span { start, end: cursor.at() };
    let get = |field: Field| fields.get(field as usize).copied().flatten();
    let shape = get(Field::Type).map_or(Shape::Unknown, |kind| shape(cursor.bytes(kind)));
    let plain = match shape {
        Shape::Part(field) => get(field).map(Plain::Part),
        Shape::Record => {
            get(Field::TargetObject).zip(get(Field::TargetRecordId)).map(|(object, id)| Plain::Record(object, id))
        }
        Shape::Actor => get(Field::ActorType).zip(get(Field::ActorId)).map(|(kind, id)| Plain::Actor(kind, id)),
        Shape::Location => fields.first_chunk().map(|parts| Plain::Location(*parts)),
        Shape::Unknown => None,
    };
    // A type that is newer than this, or a value without what its type should have: as it is.
    Ok(plain.unwrap_or(Plain::Part(whole)))
}

/// The place of an object's `title`.
fn title(cursor: &mut Cursor) -> Step<Option<Span>> {
    let mut title = None;
    cursor.object(|cursor, key| {
        let is_title = named(cursor, key, |name| same(name, b"title"));
        let span = cursor.value()?;
        if is_title {
            title = Some(span);
        }
        Ok(())
    })?;
    Ok(title)
}

/// What `find` makes of a key's name.
#[inline(always)]
pub fn named<T>(cursor: &Cursor, key: Text, find: impl FnOnce(&[u8]) -> T) -> T {
    let raw = cursor.bytes(key.span);
    if !key.escaped {
        return find(raw);
    }
    let mut name = Vec::new();
    unescape(raw, &mut name);
    find(&name)
}
