//! Entries of the two lists.

use serde_json::{Value, json};

use super::deals::advance;
use super::words::NEXT_STEPS;
use super::{act_as_someone, past, plant, schema};
use crate::store::Store;
use crate::store::record::Parent;
use crate::store::schema::Space;
use crate::time::{date_text, days_before};

/// Ids of some records of an object, evenly spaced.
fn some(store: &Store, object: &str, every: usize) -> (String, Vec<String>) {
    store
        .find_collection(Space::Objects, object)
        .map(|collection| (collection.id.clone(), collection.records.keys().step_by(every).cloned().collect()))
        .unwrap_or_default()
}

pub fn seed(store: &mut Store) {
    let (object, companies) = some(store, "companies", 3);
    for (at, company) in companies.iter().enumerate() {
        let created_at = past(store, at, companies.len(), 300);
        let owner = act_as_someone(store);
        let (stage, close) =
            (store.random.word(schema::PIPELINE_STAGES), i64::try_from(store.random.below(120)).unwrap_or(0));
        let tags: Vec<&str> = ["Enterprise", "Pilot", "Expansion", "Security review"]
            .into_iter()
            .filter(|_| store.random.chance(30))
            .collect();
        let values = json!({
            "stage": "Prospecting",
            "deal_size": store.random.below(600) * 500 + 999,
            "priority": store.random.word(&["Low", "Medium", "High", "Urgent"]),
            "owner": { "referenced_actor_type": "workspace-member", "referenced_actor_id": owner },
            "next_step": if store.random.chance(70) { json!(store.random.word(NEXT_STEPS)) } else { Value::Null },
            "expected_close": date_text(days_before(store.clock.peek(), -close)),
            "tags": tags,
        });
        let parent = Parent { collection: object.clone(), record: company.clone() };
        let id = plant(store, Space::Lists, "sales_pipeline", created_at, Some(parent), &values);
        advance(store, "sales_pipeline", Space::Lists, &id, &[stage]);
    }
    let (object, people) = some(store, "people", 9);
    for (at, person) in people.iter().enumerate() {
        let created_at = past(store, at, people.len(), 200);
        act_as_someone(store);
        let (stage, from) =
            (store.random.word(schema::RECRUITING_STAGES), i64::try_from(store.random.below(90)).unwrap_or(0));
        let friend = people.get((at + 1) % people.len().max(1)).cloned().unwrap_or_default();
        let values = json!({
            "stage": "Applied",
            "role": store.random.word(&["Engineer", "Designer", "Account executive", "Support", "Finance"]),
            "interview_score": if store.random.chance(60) { json!(1 + store.random.below(5)) } else { Value::Null },
            "salary_expectation": 35_000 + store.random.below(60) * 1000,
            "recommended_by": if store.random.chance(30) { json!([{ "target_object": "people", "target_record_id": friend }]) } else { json!([]) },
            "available_from": date_text(days_before(store.clock.peek(), -from)),
            "remote": store.random.chance(50),
        });
        let parent = Parent { collection: object.clone(), record: person.clone() };
        let id = plant(store, Space::Lists, "recruiting", created_at, Some(parent), &values);
        advance(store, "recruiting", Space::Lists, &id, &[stage]);
    }
}
