//! Companies.

use serde_json::{Value, json};

use super::words::{CITIES, COMPANY_KINDS, COMPANY_STEMS, City, ENDINGS, STREETS, ascii};
use super::{act_as_someone, interactions, joined, past, plant, schema};
use crate::store::Store;
use crate::store::schema::Space;
use crate::time::{days_before, nanoseconds};

pub fn seed(store: &mut Store, count: usize) {
    for at in 0..count {
        let created_at = past(store, at, count, 700);
        // Each stem and kind are combined once before names get a number.
        let stem = COMPANY_STEMS.get((at * 7) % COMPANY_STEMS.len()).copied().unwrap_or_default();
        let (kind, description) =
            COMPANY_KINDS.get((at * 5 + at / COMPANY_STEMS.len()) % COMPANY_KINDS.len()).copied().unwrap_or_default();
        let round = at / (COMPANY_STEMS.len() * COMPANY_KINDS.len());
        let suffix = if round == 0 { String::new() } else { format!(" {}", round + 1) };
        let name = format!("{stem} {kind}{suffix}");
        let handle = ascii(&name);
        let ending = store.random.word(ENDINGS);
        let mut domains = vec![json!(format!("{handle}.{ending}"))];
        if store.random.chance(12) {
            domains.push(json!(format!("get{handle}.com")));
        }
        let city = city(store);
        let is_customer = store.random.chance(35);
        let owner = act_as_someone(store);
        let random = &mut store.random;
        let mut categories = vec![json!(random.word(schema::CATEGORIES))];
        if random.chance(45) {
            let second = json!(random.word(schema::CATEGORIES));
            if !categories.contains(&second) {
                categories.push(second);
            }
        }
        let headcount = 1 + random.below(40) * random.below(60);
        let range = match headcount {
            0..=10 => 0,
            11..=50 => 1,
            51..=250 => 2,
            251..=1000 => 3,
            _ => 4,
        };
        let since = 30 + random.below(600);
        let lifecycle =
            if is_customer { "Customer" } else { random.word(&["Prospect", "Prospect", "Trial", "Churned"]) };
        let values = json!({
            "name": name,
            "domains": domains,
            "description": format!("{name} makes {description}, from {}.", city.0),
            "categories": categories,
            "primary_location": location(store, city),
            "logo_url": format!("https://assets.example.com/logos/{handle}.png"),
            "linkedin": format!("https://www.linkedin.com/company/{handle}"),
            "twitter": if store.random.chance(50) { json!(format!("https://x.com/{handle}")) } else { Value::Null },
            "twitter_follower_count": store.random.below(90_000),
            "estimated_arr_usd": store.random.word(schema::ARR_RANGES),
            "funding_raised_usd": if store.random.chance(60) { json!(store.random.below(900) * 100_000) } else { Value::Null },
            "foundation_date": format!("{}-{:02}-{:02}", 1985 + store.random.below(39), 1 + store.random.below(12), 1 + store.random.below(28)),
            "employee_range": schema::EMPLOYEE_RANGES.get(range),
            "strongest_connection_strength": store.random.word(&["Very strong", "Strong", "Good", "Weak", "Very weak"]),
            "strongest_connection_user": json!({ "referenced_actor_type": "workspace-member", "referenced_actor_id": owner }),
            "account_owner": json!({ "referenced_actor_type": "workspace-member", "referenced_actor_id": owner }),
            "fit": if store.random.chance(80) { json!(1 + store.random.below(5)) } else { Value::Null },
            "is_customer": is_customer,
            "customer_since": if is_customer { json!(nanoseconds(days_before(store.clock.peek(), i64::try_from(since).unwrap_or(30)))) } else { Value::Null },
            "main_phone": phone(store, city),
            "billing_email": if is_customer { json!(format!("billing@{handle}.{ending}")) } else { Value::Null },
            "headcount": headcount,
            "annual_revenue": if store.random.chance(70) { json!(store.random.below(40_000) * 1000 + 499) } else { Value::Null },
            "lifecycle": lifecycle,
        });
        let values = if store.random.chance(85) { joined(values, interactions(store)) } else { values };
        plant(store, Space::Objects, "companies", created_at, None, &values);
    }
}

pub fn city(store: &mut Store) -> City {
    store.random.pick(CITIES).copied().unwrap_or(("", "", "", "GB", "0", "0", "+4420", 8))
}

pub fn location(store: &mut Store, city: City) -> Value {
    let street = format!("{} {}", 1 + store.random.below(180), store.random.word(STREETS));
    json!({
        "line_1": street,
        "line_2": null,
        "line_3": null,
        "line_4": null,
        "locality": city.0,
        "region": city.1,
        "postcode": city.2,
        "country_code": city.3,
        "latitude": city.4,
        "longitude": city.5,
    })
}

pub fn phone(store: &mut Store, city: City) -> String {
    // The first digit after the area code is never 0 or 1.
    let first = 2 + store.random.below(8);
    let rest: String =
        (1..city.7).map(|_| char::from(b'0' + u8::try_from(store.random.below(10)).unwrap_or(0))).collect();
    format!("{}{first}{rest}", city.6)
}
