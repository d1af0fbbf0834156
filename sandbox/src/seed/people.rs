//! People, most of whom work at one of the companies; also users and workspaces of the product.

use serde_json::{Value, json};

use super::companies::{city, location, phone};
use super::words::{FIRST_NAMES, JOB_TITLES, LAST_NAMES, ascii};
use super::{act_as_someone, interactions, joined, past, plant};
use crate::store::Store;
use crate::store::schema::Space;
use crate::time::{days_before, nanoseconds};

/// ID and first domain of a company.
type Workplace = (String, String);
/// Id, email address and employer.
type Person = (String, String, Option<Workplace>);

/// Possible employers.
fn workplaces(store: &Store) -> Vec<Workplace> {
    let Some(collection) = store.find_collection(Space::Objects, "companies") else {
        return Vec::new();
    };
    let Some(domains) = collection.attribute("domains") else {
        return Vec::new();
    };
    let domain = |record: &crate::store::record::Record| {
        Some(record.values(&domains.id).first()?.fields.get("domain")?.as_str()?.to_owned())
    };
    collection.records.values().filter_map(|record| Some((record.id.clone(), domain(record)?))).collect()
}

pub fn seed(store: &mut Store, count: usize) {
    let workplaces = workplaces(store);
    let mut people = Vec::new();
    for at in 0..count {
        let created_at = past(store, at, count, 690);
        let first = FIRST_NAMES.get((at * 11) % FIRST_NAMES.len()).copied().unwrap_or_default();
        let last = LAST_NAMES.get((at * 7 + at / LAST_NAMES.len()) % LAST_NAMES.len()).copied().unwrap_or_default();
        let workplace = if store.random.chance(90) { store.random.pick(&workplaces).cloned() } else { None };
        let domain = workplace.as_ref().map_or("example.org", |(_, domain)| domain.as_str());
        // The number makes addresses unique where names repeat.
        let number = if at < LAST_NAMES.len() { String::new() } else { (at / LAST_NAMES.len()).to_string() };
        let address = format!("{}.{}{number}", ascii(first), ascii(last));
        let mut emails = vec![json!(format!("{address}@{domain}"))];
        if store.random.chance(20) {
            emails.push(json!(format!("{address}@mailbox.example")));
        }
        let city = city(store);
        let owner = act_as_someone(store);
        let interests: Vec<&str> = ["Product", "Pricing", "Partnership", "Careers", "Press"]
            .into_iter()
            .filter(|_| store.random.chance(25))
            .collect();
        let values = json!({
            "name": { "first_name": first, "last_name": last, "full_name": format!("{first} {last}") },
            "email_addresses": emails,
            "company": workplace.as_ref().map(|(id, _)| json!({ "target_object": "companies", "target_record_id": id })),
            "job_title": if store.random.chance(92) { json!(store.random.word(JOB_TITLES)) } else { Value::Null },
            "description": if store.random.chance(30) { json!(format!("Prefers to be called in the morning, {} time.", city.0)) } else { Value::Null },
            "phone_numbers": if store.random.chance(75) { json!([phone(store, city)]) } else { json!([]) },
            "primary_location": location(store, city),
            "linkedin": format!("https://www.linkedin.com/in/{}{number}", address.replace('.', "-")),
            "avatar_url": format!("https://assets.example.com/avatars/{address}.png"),
            "twitter_follower_count": store.random.below(5000),
            "owner": { "referenced_actor_type": "workspace-member", "referenced_actor_id": owner },
            "birthday": if store.random.chance(40) {
                json!(format!("{}-{:02}-{:02}", 1955 + store.random.below(48), 1 + store.random.below(12), 1 + store.random.below(28)))
            } else { Value::Null },
            "newsletter": store.random.chance(40),
            "interests": interests,
            "strongest_connection_strength": store.random.word(&["Very strong", "Strong", "Good", "Weak"]),
            "strongest_connection_user": { "referenced_actor_type": "workspace-member", "referenced_actor_id": owner },
        });
        let values = if store.random.chance(80) { joined(values, interactions(store)) } else { values };
        let id = plant(store, Space::Objects, "people", created_at, None, &values);
        people.push((id, format!("{address}@{domain}"), workplace));
    }
    seed_users(store, &people);
}

/// Makes some of the people users of the product.
fn seed_users(store: &mut Store, people: &[Person]) {
    for (at, (person, email, workplace)) in people.iter().enumerate().filter(|(at, _)| at % 15 == 0) {
        let created_at = past(store, at, people.len(), 400);
        let plan = store.random.word(&["Free", "Plus", "Pro", "Enterprise"]);
        let workspace = workplace.as_ref().map(|(company, domain)| {
            let handle = domain.split('.').next().unwrap_or_default().to_owned();
            let values = json!({
                "workspace_id": format!("ws_{at:04}"),
                "name": handle,
                "company": { "target_object": "companies", "target_record_id": company },
                "plan": plan,
            });
            plant(store, Space::Objects, "workspaces", created_at, None, &values)
        });
        let seen = i64::try_from(store.random.below(30)).unwrap_or(1);
        let values = json!({
            "user_id": format!("user_{at:04}"),
            "primary_email_address": email,
            "person": { "target_object": "people", "target_record_id": person },
            "workspace": workspace.map(|id| json!([{ "target_object": "workspaces", "target_record_id": id }])),
            "last_seen_at": nanoseconds(days_before(store.clock.peek(), seen)),
        });
        plant(store, Space::Objects, "users", created_at, None, &values);
    }
}
