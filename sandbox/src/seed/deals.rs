//! Deals, with a history of stages.

use serde_json::{Value, json};

use super::words::DEAL_KINDS;
use super::{act_as_someone, past, plant, schema};
use crate::store::Store;
use crate::store::record::Fields;
use crate::store::schema::Space;
use crate::time::{date_text, days_before};

pub fn seed(store: &mut Store, count: usize) {
    let companies = records(store, "companies");
    for at in 0..count {
        let created_at = past(store, at, count, 400);
        let Some((company, name, team)) = store.random.pick(&companies).cloned() else {
            return;
        };
        let owner = act_as_someone(store);
        let stage = store.random.word(schema::DEAL_STAGES);
        let people: Vec<Value> =
            team.iter().take(2).map(|id| json!({ "target_object": "people", "target_record_id": id })).collect();
        let closes = i64::try_from(store.random.below(150)).unwrap_or(0) - 60;
        let values = json!({
            "name": format!("{name}: {}", store.random.word(DEAL_KINDS)),
            "stage": "Lead",
            "owner": { "referenced_actor_type": "workspace-member", "referenced_actor_id": owner },
            "value": if store.random.chance(90) { json!(store.random.below(400) * 250 + 1500) } else { Value::Null },
            "associated_people": people,
            "associated_company": { "target_object": "companies", "target_record_id": company },
            "close_date": date_text(days_before(store.clock.peek(), closes)),
            "probability": store.random.below(21) * 5,
            "source": store.random.word(&["Inbound", "Outbound", "Referral", "Event", "Partner"]),
        });
        let id = plant(store, Space::Objects, "deals", created_at, None, &values);
        advance(store, "deals", Space::Objects, &id, &["In Progress", stage]);
    }
}

/// ID, name and team of every company.
fn records(store: &Store, object: &str) -> Vec<(String, String, Vec<String>)> {
    let Some(collection) = store.find_collection(Space::Objects, object) else {
        return Vec::new();
    };
    let (Some(name), Some(team)) = (collection.attribute("name"), collection.attribute("team")) else {
        return Vec::new();
    };
    let text = |stored: &crate::store::record::StoredValue, field: &str| {
        stored.fields.get(field).and_then(Value::as_str).map(str::to_owned)
    };
    collection
        .records
        .values()
        .map(|record| {
            let label = record.values(&name.id).first().and_then(|stored| text(stored, "value")).unwrap_or_default();
            let members =
                record.values(&team.id).iter().filter_map(|stored| text(stored, "target_record_id")).collect();
            (record.id.clone(), label, members)
        })
        .collect()
}

/// Moves a record through stages, some days apart, for a history.
pub fn advance(store: &mut Store, collection: &str, space: Space, id: &str, stages: &[&str]) {
    let Some((collection, attribute)) =
        store.attribute(space, collection, "stage").ok().map(|(collection, it)| (collection.id.clone(), it.clone()))
    else {
        return;
    };
    let mut at = match store.record_mut(&collection, id) {
        Some(record) => record.created_at,
        None => return,
    };
    for stage in stages {
        let Some(choice) = attribute.choice(stage) else {
            continue;
        };
        let fields = Fields::from([("status", json!(choice.id))]);
        let hours = jiff::ToSpan::hours(i64::try_from(store.random.below(18)).unwrap_or(0) + 1);
        at = at.saturating_add(hours).unwrap_or(at);
        let actor = store.actor.clone();
        if let Some(record) = store.record_mut(&collection, id) {
            record.set(&attribute.id, vec![fields], at, &actor);
        }
    }
}
