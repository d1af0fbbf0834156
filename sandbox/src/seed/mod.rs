//! A realistic workspace, the same for the same seed. Data is in `words`, shapes are in `schema`.

mod activities;
mod collaboration;
mod companies;
mod deals;
mod lists;
mod members;
mod people;
pub mod schema;
mod words;

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::json_path::JsonPath;
use crate::options::Options;
use crate::store::Store;
use crate::store::attributes::{AttributeType, coerce};
use crate::store::record::{Fields, Parent, Record};
use crate::store::schema::Space;
use crate::store::write;
use crate::time::{Clock, days_before, nanoseconds};

pub fn workspace(options: &Options, clock: Clock, seed: u64) -> Store {
    let mut store = Store::empty(clock, seed);
    store.merge_ms = options.merge_ms;
    store.public_url.clone_from(&options.public_url);
    let token = store.actor.clone();
    members::seed(&mut store);
    schema::seed(&mut store);
    companies::seed(&mut store, options.companies);
    people::seed(&mut store, options.people);
    deals::seed(&mut store, options.deals);
    lists::seed(&mut store);
    collaboration::seed(&mut store);
    activities::seed(&mut store);
    store.actor = token;
    store
}

/// A time in the past: step `at` of `of` between `oldest` days ago and yesterday.
fn past(store: &Store, at: usize, of: usize, oldest: i64) -> Timestamp {
    let (at, of) = (i64::try_from(at).unwrap_or(0), i64::try_from(of.max(1)).unwrap_or(1));
    let now = store.clock.peek();
    let minutes = (oldest - 1) * 1440 * (of - at) / of;
    let back = jiff::ToSpan::minutes(minutes);
    days_before(now, 1).saturating_sub(back).unwrap_or(now)
}

/// Sets the member who creates the records that follow.
fn act_as_someone(store: &mut Store) -> String {
    let ids: Vec<String> = store.members.keys().cloned().collect();
    let id = store.random.pick(&ids).cloned().unwrap_or_default();
    store.actor = Arc::new(json!({ "type": "workspace-member", "id": id }));
    id
}

/// Adds a record. Sample data is valid by construction; invalid values are left out.
fn plant(
    store: &mut Store,
    space: Space,
    slug: &str,
    created_at: Timestamp,
    parent: Option<Parent>,
    values: &Value,
) -> String {
    let mut prepared: write::Prepared = Vec::new();
    let Some(collection) = store.find_collection(space, slug) else {
        return String::new();
    };
    for (slug, value) in values.as_object().into_iter().flatten() {
        let Some(attribute) = collection.attribute(slug) else {
            continue;
        };
        let given = match value {
            Value::Null => continue,
            Value::Array(values) => values.clone(),
            one => vec![one.clone()],
        };
        let fields: Vec<Fields> = given
            .iter()
            .filter_map(|value| match attribute.kind {
                AttributeType::Interaction => Some(Fields::from(
                    ["interaction_type", "interacted_at", "owner_actor"].map(|name| (name, value.at(name).clone())),
                )),
                _ => coerce(store, attribute, value).ok(),
            })
            .collect();
        if !fields.is_empty() {
            prepared.push((attribute.id.clone(), fields));
        }
    }
    let id = collection.id.clone();
    let record = Record::new(store.random.uuid(), created_at, parent);
    write::insert(store, &id, record, prepared)
}

/// Interactions, as the service derives them from mail and calendars: first, last and next.
fn interactions(store: &mut Store) -> Value {
    let owner = act_as_someone(store);
    let now = store.clock.peek();
    let (long_ago, lately) = (store.random.below(600) + 60, store.random.below(45) + 1);
    let one = |kind: &str, days: i64| {
        json!({
            "interaction_type": kind,
            "interacted_at": nanoseconds(days_before(now, days)),
            "owner_actor": { "type": "workspace-member", "id": owner },
        })
    };
    let (long_ago, lately) = (i64::try_from(long_ago).unwrap_or(90), i64::try_from(lately).unwrap_or(9));
    json!({
        "first_email_interaction": one("email", long_ago),
        "last_email_interaction": one("email", lately),
        "first_calendar_interaction": one("calendar-event", long_ago - 20),
        "last_calendar_interaction": one("calendar-event", lately + 4),
        "next_calendar_interaction": one("calendar-event", -lately),
        "first_interaction": one("email", long_ago),
        "last_interaction": one("email", lately),
        "next_interaction": one("calendar-event", -lately),
    })
}

/// Merges two JSON objects.
fn joined(mut left: Value, right: Value) -> Value {
    if let (Some(left), Value::Object(right)) = (left.as_object_mut(), right) {
        left.extend(right);
    }
    left
}
