//! Activity records.

use serde_json::json;

use super::{act_as_someone, past, plant};
use crate::store::Store;
use crate::store::schema::Space;
use crate::time::nanoseconds;

const EACH: usize = 30;

pub fn seed(store: &mut Store) {
    let people: Vec<String> = ids(store, "people");
    let companies: Vec<String> = ids(store, "companies");
    for (activity, title) in [("calls", "Call about the renewal"), ("site_visits", "Visit to the office")] {
        for at in 0..EACH {
            let created_at = past(store, at, EACH, 120);
            act_as_someone(store);
            let (person, company) = (store.random.pick(&people).cloned(), store.random.pick(&companies).cloned());
            let values = json!({
                "title": format!("{title} {}", at + 1),
                "external_id": format!("{activity}-{at:03}"),
                "occurred_at": nanoseconds(created_at),
                "participants": person.map(|id| json!([{ "target_object": "people", "target_record_id": id }])),
                "company": company.map(|id| json!({ "target_object": "companies", "target_record_id": id })),
                "outcome": store.random.word(&["Positive", "Neutral", "Negative", "No answer"]),
                "minutes": 5 + store.random.below(56),
                "topics": [store.random.word(&["Pricing", "Support"]), store.random.word(&["Renewal", "Introduction"])],
            });
            plant(store, Space::Activities, activity, created_at, None, &values);
        }
    }
}

fn ids(store: &Store, object: &str) -> Vec<String> {
    store
        .find_collection(Space::Objects, object)
        .map(|collection| collection.records.keys().cloned().collect())
        .unwrap_or_default()
}
