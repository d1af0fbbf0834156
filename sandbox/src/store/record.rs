//! A record of a collection: a record of an object, a list entry or an activity record, with its values and their history.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

/// The fields of one value that belong to its type, such as `domain` and `root_domain`. There are tens of thousands of
/// values with few fields each, so this is a list, not a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Fields(Vec<(&'static str, Value)>);

impl<const N: usize> From<[(&'static str, Value); N]> for Fields {
    fn from(pairs: [(&'static str, Value); N]) -> Self {
        Self(pairs.into())
    }
}

impl FromIterator<(&'static str, Value)> for Fields {
    fn from_iter<T: IntoIterator<Item = (&'static str, Value)>>(pairs: T) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl Fields {
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }
}

#[derive(Debug, Clone)]
pub struct StoredValue {
    pub fields: Fields,
    pub active_from: Timestamp,
    pub active_until: Option<Timestamp>,
    /// `{type, id}`
    pub actor: Arc<Value>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent {
    pub collection: String,
    pub record: String,
}

#[derive(Debug, Clone)]
pub struct Record {
    pub id: String,
    pub created_at: Timestamp,
    /// On an entry: its record.
    pub parent: Option<Parent>,
    /// Active values by attribute id …
    pub active: HashMap<String, Vec<StoredValue>>,
    /// … and past ones.
    pub ended: HashMap<String, Vec<StoredValue>>,
}

impl Record {
    pub fn new(id: String, created_at: Timestamp, parent: Option<Parent>) -> Self {
        Self { id, created_at, parent, active: HashMap::new(), ended: HashMap::new() }
    }

    pub fn values(&self, attribute_id: &str) -> &[StoredValue] {
        self.active.get(attribute_id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Sets the values of an attribute. Unchanged values keep their `active_from`, removed ones end.
    pub fn set(&mut self, attribute_id: &str, fields: Vec<Fields>, now: Timestamp, actor: &Arc<Value>) {
        let mut before = self.active.remove(attribute_id).unwrap_or_default();
        let after: Vec<StoredValue> = fields
            .into_iter()
            .map(|fields| match before.iter().position(|stored| stored.fields == fields) {
                Some(at) => before.remove(at),
                None => StoredValue { fields, active_from: now, active_until: None, actor: actor.clone() },
            })
            .collect();
        for stored in &mut before {
            stored.active_until = Some(now);
        }
        if !before.is_empty() {
            self.ended.entry(attribute_id.to_owned()).or_default().extend(before);
        }
        if !after.is_empty() {
            self.active.insert(attribute_id.to_owned(), after);
        }
    }

    /// Adds one value to an attribute unless it has it: in large teams much faster than `set`. Returns whether it was
    /// added.
    pub fn add(&mut self, attribute_id: &str, fields: Fields, now: Timestamp, actor: &Arc<Value>) -> bool {
        let values = self.active.entry(attribute_id.to_owned()).or_default();
        let is_new = !values.iter().any(|stored| stored.fields == fields);
        if is_new {
            values.push(StoredValue { fields, active_from: now, active_until: None, actor: actor.clone() });
        }
        is_new
    }

    /// All values an attribute ever had, oldest first.
    pub fn history(&self, attribute_id: &str) -> Vec<&StoredValue> {
        let mut all: Vec<&StoredValue> =
            self.ended.get(attribute_id).into_iter().flatten().chain(self.values(attribute_id)).collect();
        all.sort_by_key(|stored| stored.active_from);
        all
    }
}
