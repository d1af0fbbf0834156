//! Conversion of stored values to answers. They are serialized directly, without a tree of values in between: a page of
//! 500 records has tens of thousands of them.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::AttributeType;
use crate::store::record::{Fields, StoredValue};
use crate::store::schema::{Attribute, Collection};
use crate::time::nanoseconds;

/// A value with all fields of an answer.
pub struct ValueView<'a> {
    pub workspace: &'a str,
    pub collection: &'a Collection,
    pub attribute: &'a Attribute,
    pub stored: &'a StoredValue,
}

impl Serialize for ValueView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("active_from", &nanoseconds(self.stored.active_from))?;
        map.serialize_entry("active_until", &self.stored.active_until.map(nanoseconds))?;
        map.serialize_entry("created_by_actor", &*self.stored.actor)?;
        FieldsView {
            workspace: self.workspace,
            collection: self.collection,
            attribute: self.attribute,
            fields: &self.stored.fields,
        }
        .write(&mut map)?;
        map.end()
    }
}

/// Only the fields of the type, the form of default values in answers.
pub struct FieldsView<'a> {
    pub workspace: &'a str,
    pub collection: &'a Collection,
    pub attribute: &'a Attribute,
    pub fields: &'a Fields,
}

impl Serialize for FieldsView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.write(&mut map)?;
        map.end()
    }
}

impl FieldsView<'_> {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        // Choices are stored by id, so that a changed title appears everywhere.
        let choice_key = match self.attribute.kind {
            AttributeType::Select => "option",
            AttributeType::Status => "status",
            _ => "",
        };
        for (name, value) in self.fields.iter() {
            let choice =
                if name == choice_key { value.as_str().and_then(|id| self.attribute.choice(id)) } else { None };
            match choice {
                Some(choice) => {
                    map.serialize_entry(name, &self.attribute.choice_json(self.workspace, &self.collection.id, choice))?
                }
                None => map.serialize_entry(name, value)?,
            }
        }
        map.serialize_entry("attribute_type", self.attribute.kind.name())
    }
}
