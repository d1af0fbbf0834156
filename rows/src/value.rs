//! Values of attributes in the API's form, and their plain forms.

use crate::cursor::{Cursor, Span, Step};
use crate::keys::{Keys, named};
use crate::text::{same, unescape};

/// Plain form of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// The value or a part of it, verbatim.
    Part(Span),
    /// A location, of which the parts in [`LOCATION`] are read.
    Location(Span),
    /// The object and the id of the record.
    Record(Span, Span),
    /// The type and the id of the actor.
    Actor(Span, Span),
}

/// The parts of a location.
pub const LOCATION: [&str; 10] = include!("../../src/model/location_parts.rs");

/// Fields that are read; the discriminant is the index of the field's span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Type,
    Value,
    CurrencyValue,
    /// The title in the object that it contains.
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
}

const COUNT: usize = Field::InteractedAt as usize + 1;

/// The field with a name.
#[inline(always)]
fn field(name: &[u8]) -> Option<Field> {
    let is = |expected: &str, field| same(name, expected.as_bytes()).then_some(field);
    match name.len() {
        5 => is("value", Field::Value),
        6 => match name.first() {
            Some(b'o') => is("option", Field::Option),
            Some(b's') => is("status", Field::Status),
            _ => is("domain", Field::Domain),
        },
        9 => is("full_name", Field::FullName),
        12 => is("phone_number", Field::PhoneNumber),
        13 => match name.first() {
            Some(b'e') => is("email_address", Field::EmailAddress),
            Some(b't') => is("target_object", Field::TargetObject),
            _ => is("interacted_at", Field::InteractedAt),
        },
        14 => match name.first() {
            Some(b'a') => is("attribute_type", Field::Type),
            _ => is("currency_value", Field::CurrencyValue),
        },
        16 => is("target_record_id", Field::TargetRecordId),
        19 => is("referenced_actor_id", Field::ActorId),
        21 => is("referenced_actor_type", Field::ActorType),
        _ => None,
    }
}

/// Fields of a type's values.
#[derive(Clone, Copy)]
enum Shape {
    Part(Field),
    Record,
    Actor,
    Location,
}

/// The shapes of all known types.
const SHAPES: [(&str, Shape); 17] = [
    ("text", Shape::Part(Field::Value)),
    ("number", Shape::Part(Field::Value)),
    ("select", Shape::Part(Field::Option)),
    ("status", Shape::Part(Field::Status)),
    ("record-reference", Shape::Record),
    ("actor-reference", Shape::Actor),
    ("interaction", Shape::Part(Field::InteractedAt)),
    ("domain", Shape::Part(Field::Domain)),
    ("email-address", Shape::Part(Field::EmailAddress)),
    ("phone-number", Shape::Part(Field::PhoneNumber)),
    ("personal-name", Shape::Part(Field::FullName)),
    ("currency", Shape::Part(Field::CurrencyValue)),
    ("location", Shape::Location),
    ("checkbox", Shape::Part(Field::Value)),
    ("date", Shape::Part(Field::Value)),
    ("timestamp", Shape::Part(Field::Value)),
    ("rating", Shape::Part(Field::Value)),
];

include!("../../src/model/every_attribute_type.rs");

/// Maps every type to its shape: a missing one does not compile.
macro_rules! has_shape {
    ($($name:ident = $wire:literal,)*) => {
        const _: () = assert!($(is_known($wire.as_bytes()) &&)* true);
    };
}
every_attribute_type!(has_shape);

#[expect(clippy::indexing_slicing, reason = "at compile time, within the bounds of the loops")]
const fn is_known(kind: &[u8]) -> bool {
    let mut row = 0;
    while row < SHAPES.len() {
        let name = SHAPES[row].0.as_bytes();
        let mut same = 0;
        while same < kind.len() && same < name.len() && kind[same] == name[same] {
            same += 1;
        }
        if same == kind.len() && same == name.len() {
            return true;
        }
        row += 1;
    }
    false
}

/// The shape of an `attribute_type`, given as JSON.
#[inline(always)]
fn shape(json: &[u8]) -> Option<Shape> {
    let [b'"', kind @ .., b'"'] = json else { return None };
    let find = |kind: &[u8]| SHAPES.iter().find(|(name, _)| same(name.as_bytes(), kind)).map(|&(_, shape)| shape);
    if !kind.contains(&b'\\') {
        return find(kind);
    }
    let mut plain = Vec::new();
    unescape(kind, &mut plain);
    find(&plain)
}

/// Consumes one value; `keys` predicts the keys of the attribute's values.
#[inline(always)]
pub fn read(cursor: &mut Cursor, keys: &mut Keys<Option<Field>>) -> Step<Plain> {
    if cursor.peek() != b'{' {
        return cursor.value().map(Plain::Part);
    }
    let start = cursor.at();
    let mut fields: [Option<Span>; COUNT] = [None; COUNT];
    let usual = cursor.usual_beginning();
    keys.begin();
    let each = |cursor: &mut Cursor| {
        let (_, found) = keys.next(cursor, field)?;
        let titled = matches!(found, Some(Field::Option | Field::Status)) && cursor.peek() == b'{';
        let span = if titled { title(cursor)? } else { Some(cursor.value()?) };
        if let Some(slot) = found.and_then(|field| fields.get_mut(field as usize)) {
            *slot = span;
        }
        Ok(())
    };
    if usual {
        cursor.members(each)?
    } else {
        cursor.object_of(each)?
    }
    let whole = Span { start, end: cursor.at() };
    let get = |field: Field| fields.get(field as usize).copied().flatten();
    let plain = get(Field::Type).and_then(|kind| shape(cursor.bytes(kind))).and_then(|shape| match shape {
        Shape::Part(field) => get(field).map(Plain::Part),
        Shape::Record => Some(Plain::Record(get(Field::TargetObject)?, get(Field::TargetRecordId)?)),
        Shape::Actor => Some(Plain::Actor(get(Field::ActorType)?, get(Field::ActorId)?)),
        Shape::Location => Some(Plain::Location(whole)),
    });
    // An unknown type, or a value that lacks the field of its type: passed on unchanged.
    Ok(plain.unwrap_or(Plain::Part(whole)))
}

/// Consumes all values of an attribute.
pub fn skip(cursor: &mut Cursor) -> Step {
    if cursor.peek() != b'[' {
        return cursor.value().map(drop);
    }
    cursor.array(|cursor| {
        if cursor.usual_beginning() {
            return cursor.members(|cursor| {
                cursor.key()?;
                cursor.value().map(drop)
            });
        }
        cursor.value().map(drop)
    })
}

/// The parts of a location that was already scanned.
pub fn location(cursor: &Cursor, span: Span) -> [Option<Span>; LOCATION.len()] {
    let mut parts = [None; LOCATION.len()];
    let mut cursor = cursor.back_at(span.start);
    let _ = cursor.object(|cursor, key| {
        let index = named(cursor, key, |name| LOCATION.iter().position(|part| same(part.as_bytes(), name)));
        let span = cursor.value()?;
        if let Some(part) = index.and_then(|index| parts.get_mut(index)) {
            *part = Some(span);
        }
        Ok(())
    });
    parts
}

/// The span of an object's `title`.
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
