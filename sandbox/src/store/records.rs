//! The records of a collection in order of creation, and an index of their values.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Deref;

use indexmap::IndexMap;

use crate::store::attributes::canonical;
use crate::store::record::Record;
use crate::store::schema::Attribute;

#[derive(Debug, Default)]
pub struct Records {
    by_id: IndexMap<String, Record>,
    /// Indexes of the attributes by whose values records were searched.
    indexes: RefCell<Vec<Index>>,
}

/// Index of an attribute: the records that have, or had, each value; matches are checked.
#[derive(Debug, Default)]
struct Index {
    attribute: String,
    /// The ids by value: nearly all values have one.
    ids: HashMap<String, Vec<String>>,
    /// Records that may have values that are not indexed yet.
    changed: Vec<String>,
}

impl Deref for Records {
    type Target = IndexMap<String, Record>;

    fn deref(&self) -> &Self::Target {
        &self.by_id
    }
}

impl Records {
    pub fn insert(&mut self, record: Record) {
        self.note(&record.id);
        self.by_id.insert(record.id.clone(), record);
    }

    pub fn get_mut(&mut self, id: &str) -> Option<&mut Record> {
        self.note(id);
        self.by_id.get_mut(id)
    }

    /// All records, to change. The indexes are rebuilt.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Record> {
        self.indexes.get_mut().clear();
        self.by_id.values_mut()
    }

    pub fn remove(&mut self, id: &str) {
        self.by_id.shift_remove(id);
    }

    pub fn retain(&mut self, stays: impl Fn(&Record) -> bool) {
        self.by_id.retain(|_, record| stays(record));
    }

    fn note(&mut self, id: &str) {
        for index in self.indexes.get_mut().iter_mut() {
            if index.changed.last().is_none_or(|last| last != id) {
                index.changed.push(id.to_owned());
            }
        }
    }

    /// The records that have a value, given in the form of `canonical`.
    pub fn having(&self, attribute: &Attribute, value: &str) -> Vec<&Record> {
        let mut indexes = self.indexes.borrow_mut();
        if indexes.iter().all(|index| index.attribute != attribute.id) {
            let changed = self.by_id.keys().cloned().collect();
            indexes.push(Index { attribute: attribute.id.clone(), ids: HashMap::new(), changed });
        }
        let Some(Index { ids, changed, .. }) = indexes.iter_mut().find(|index| index.attribute == attribute.id) else {
            return Vec::new();
        };
        for id in changed.drain(..) {
            for value in values(self.by_id.get(&id), attribute) {
                let known = ids.entry(value.into_owned()).or_default();
                if !known.contains(&id) {
                    known.push(id.clone());
                }
            }
        }
        let found = ids.get(value).into_iter().flatten().filter_map(|id| self.by_id.get(id));
        found.filter(|record| values(Some(record), attribute).any(|own| own == value)).collect()
    }
}

/// The values of an attribute, in the form of `canonical`.
fn values<'a>(record: Option<&'a Record>, attribute: &Attribute) -> impl Iterator<Item = std::borrow::Cow<'a, str>> {
    let kind = attribute.kind;
    let stored = record.map(|record| record.values(&attribute.id)).unwrap_or_default();
    stored.iter().filter_map(move |stored| canonical(kind, &stored.fields))
}
