//! Filters, sorts and paths, on records whose values are known.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value, json};
use support::Api;

/// Three companies with known values and no others, and a person at the first.
fn known() -> Api {
    let mut api = Api::with(json!({ "companies": 0, "people": 0, "deals": 0 }));
    let place = |locality: &str, country: &str| {
        json!({
            "line_1": "1 Main Street", "line_2": null, "line_3": null, "line_4": null, "locality": locality, "region": null,
            "postcode": null, "country_code": country, "latitude": null, "longitude": null,
        })
    };
    let member = api.get("/v2/workspace_members").1["data"][0]["email_address"].clone();
    api.create("companies", json!({
        "name": "Alpha Works", "domains": ["alpha.com", "shop.alpha.co.uk"], "categories": ["SaaS", "FinTech"],
        "fit": 5, "headcount": 10, "is_customer": true, "customer_since": "2024-03-01T12:00:00Z",
        "annual_revenue": 1000.5, "foundation_date": "2001-05-06", "primary_location": place("Paris", "FR"),
        "account_owner": member, "lifecycle": "Customer", "main_phone": "+33142278186", "billing_email": "Pay@Alpha.com",
    }));
    api.create(
        "companies",
        json!({
            "name": "beta labs", "domains": ["beta.io"], "categories": ["Climate"], "fit": 2, "headcount": 200,
            "is_customer": false, "annual_revenue": 20, "foundation_date": "2019-01-01",
            "primary_location": place("Berlin", "DE"), "lifecycle": "Trial",
        }),
    );
    api.create("companies", json!({ "name": "Gamma" }));
    api.create(
        "people",
        json!({ "name": "Lovelace, Ada", "email_addresses": ["ada@alpha.com"], "company": "alpha.com" }),
    );
    api.create("people", json!({ "name": "Hopper, Grace", "email_addresses": ["grace@navy.example"] }));
    api
}

fn names(records: &[Value]) -> Vec<String> {
    let name = |record: &Value| {
        let value = &record["values"]["name"][0];
        value["full_name"].as_str().or_else(|| value["value"].as_str()).unwrap().to_owned()
    };
    records.iter().map(name).collect()
}

fn found(api: &mut Api, filter: &Value) -> String {
    let mut names = names(&api.query("companies", json!({ "filter": filter })));
    names.sort();
    names.iter().map(|name| name.chars().next().unwrap().to_ascii_uppercase()).collect()
}

#[test]
fn every_operator_of_every_type_filters() {
    let mut api = known();
    let member = api.get("/v2/workspace_members").1["data"][0]["id"]["workspace_member_id"].clone();
    let first = api.query("companies", json!({ "limit": 1 }))[0]["id"]["record_id"].clone();
    let table = [
        (json!({}), "AGB"),
        (json!({ "name": "Gamma" }), "G"),
        (json!({ "name": { "$eq": "Gamma" } }), "G"),
        (json!({ "name": { "value": { "$contains": "A" } } }), "AGB"),
        (json!({ "name": { "$starts_with": "Alpha" } }), "A"),
        (json!({ "name": { "$ends_with": "labs" } }), "B"),
        (json!({ "name": { "$in": ["Gamma", "Alpha Works"] } }), "AG"),
        (json!({ "record_id": { "$in": [first] } }), "A"),
        (json!({ "domains": "ALPHA.com" }), "A"),
        (json!({ "domains": { "root_domain": "alpha.co.uk" } }), "A"),
        (json!({ "domains": { "$not_empty": true } }), "AB"),
        (json!({ "$not": { "domains": { "$not_empty": true } } }), "G"),
        (json!({ "fit": { "$gte": 2, "$lt": 5 } }), "B"),
        (json!({ "fit": 5 }), "A"),
        (json!({ "headcount": { "$gt": 10 } }), "B"),
        (json!({ "annual_revenue": { "currency_value": { "$lte": 1000.5 } } }), "AB"),
        (json!({ "is_customer": true }), "A"),
        (json!({ "foundation_date": { "$lt": "2010" } }), "A"),
        (json!({ "customer_since": { "$gte": "2024-03-01T13:00:00+01:00" } }), "A"),
        (json!({ "customer_since": { "$gt": "2024-03-01T13:00:00+01:00" } }), ""),
        (json!({ "categories": "FinTech" }), "A"),
        (json!({ "categories": { "option": { "$eq": "Climate" } } }), "B"),
        (json!({ "categories": { "active_from": { "$gte": "2020-01-01" } } }), "AB"),
        (json!({ "lifecycle": "Trial" }), "B"),
        (json!({ "lifecycle": { "status": "Customer" } }), "A"),
        (json!({ "lifecycle": { "active_from": { "$lt": "2020-01-01" } } }), ""),
        (json!({ "primary_location": { "country_code": "DE" } }), "B"),
        (json!({ "primary_location": { "locality": { "$contains": "par" } } }), "A"),
        (
            json!({ "account_owner": { "referenced_actor_type": "workspace-member", "referenced_actor_id": member } }),
            "A",
        ),
        (json!({ "main_phone": { "$starts_with": "+33" } }), "A"),
        (json!({ "main_phone": { "country_code": { "$not_empty": true } } }), "A"),
        (json!({ "billing_email": "pay@ALPHA.com" }), "A"),
        (json!({ "billing_email": { "email_domain": "alpha.com" } }), "A"),
        (json!({ "team": { "target_object": { "$eq": "people" } } }), "A"),
        (json!({ "$or": [{ "name": "Gamma" }, { "fit": 2 }] }), "GB"),
        (json!({ "$and": [{ "is_customer": true }, { "fit": 2 }] }), ""),
        (json!({ "is_customer": true, "fit": 5 }), "A"),
        (
            json!({ "path": [["companies", "team"], ["people", "name"]], "constraints": { "last_name": "Lovelace" } }),
            "A",
        ),
        (
            json!({ "path": [["companies", "team"], ["people", "email_addresses"]], "constraints": { "$ends_with": "alpha.com" } }),
            "A",
        ),
        (json!({ "path": [["companies", "name"]], "constraints": { "$eq": "Gamma" } }), "G"),
    ];
    for (filter, expected) in table {
        let mut expected: Vec<char> = expected.chars().collect();
        let mut got: Vec<char> = found(&mut api, &filter).chars().collect();
        expected.sort_unstable();
        got.sort_unstable();
        assert_eq!(got, expected, "{filter}");
    }
}

#[test]
fn wrong_filters_are_refused() {
    let mut api = known();
    for filter in [
        json!([]),
        json!("name"),
        json!({ "nothing": "x" }),
        json!({ "name": { "$neq": "x" } }),
        json!({ "$nor": [] }),
        json!({ "$and": {} }),
        json!({ "$not": [] }),
        json!({ "name": ["x"] }),
        json!({ "name": { "$eq": ["x"] } }),
        json!({ "name": {} }),
        json!({ "name": { "nickname": "x" } }),
        json!({ "name": { "$in": "x" } }),
        json!({ "fit": { "$contains": 1 } }),
        json!({ "fit": "5" }),
        json!({ "domains": { "$not_empty": false } }),
        json!({ "name": { "$not_empty": true } }),
        json!({ "categories": { "$in": ["SaaS"] } }),
        json!({ "categories": "No such option" }),
        json!({ "primary_location": "Paris" }),
        json!({ "team": "Ada" }),
        json!({ "account_owner": { "email": "x@example.com" } }),
        json!({ "foundation_date": { "$gt": "yesterday" } }),
        json!({ "path": [["people", "company"], ["companies", "name"]], "constraints": { "$eq": "x" } }),
        json!({ "path": [["companies", "name"], ["people", "name"]], "constraints": { "$eq": "x" } }),
        json!({ "path": [["companies", "team"], ["people", "nothing"]], "constraints": { "$eq": "x" } }),
        json!({ "path": [], "constraints": {} }),
    ] {
        let (status, body) = api.post("/v2/objects/companies/records/query", json!({ "filter": filter }));
        assert_eq!((status, body["code"].as_str()), (400, Some("filter_error")), "{filter}: {body}");
    }
}

#[test]
fn a_saved_view_brings_its_filter() {
    let mut api = known();
    let views = api.get("/v2/objects/companies/views").1["data"].as_array().unwrap().clone();
    let view = views.iter().find(|view| view["title"] == "Customers").unwrap()["id"]["view_id"].clone();
    assert_eq!(names(&api.query("companies", json!({ "filter_view_id": view }))), ["Alpha Works"]);
    let both = api.post("/v2/objects/companies/records/query", json!({ "filter_view_id": view, "filter": {} }));
    assert_eq!((both.0, &both.1["code"]), (400, &json!("filter_error")));
}

#[test]
fn sorts_order_and_leave_what_is_empty_to_the_end() {
    let mut api = known();
    let mut sorted = |object: &str, sorts: Value| names(&api.query(object, json!({ "sorts": sorts })));
    assert_eq!(
        sorted("companies", json!([{ "direction": "asc", "attribute": "name" }])),
        ["Alpha Works", "beta labs", "Gamma"]
    );
    assert_eq!(
        sorted("companies", json!([{ "direction": "desc", "attribute": "headcount" }])),
        ["beta labs", "Alpha Works", "Gamma"]
    );
    assert_eq!(
        sorted("companies", json!([{ "direction": "asc", "attribute": "headcount" }])),
        ["Alpha Works", "beta labs", "Gamma"]
    );
    assert_eq!(
        sorted("companies", json!([{ "direction": "asc", "attribute": "primary_location", "field": "locality" }])),
        ["beta labs", "Alpha Works", "Gamma"]
    );
    assert_eq!(
        sorted("people", json!([{ "direction": "asc", "attribute": "name", "field": "last_name" }])),
        ["Grace Hopper", "Ada Lovelace"]
    );
    assert_eq!(
        sorted("people", json!([{ "direction": "asc", "path": [["people", "company"], ["companies", "name"]] }])),
        ["Ada Lovelace", "Grace Hopper"]
    );
    for sort in [
        json!({ "direction": "up", "attribute": "name" }),
        json!({ "direction": "asc", "attribute": "team" }),
        json!({ "direction": "asc" }),
    ] {
        assert_eq!(api.post("/v2/objects/companies/records/query", json!({ "sorts": [sort] })).0, 400, "{sort}");
    }
}

#[test]
fn entries_are_filtered_by_their_parent() {
    let mut api = Api::new();
    let path = json!({ "path": [["sales_pipeline", "parent_record"], ["companies", "is_customer"]], "constraints": { "$eq": true } });
    let (status, body) = api.post("/v2/lists/sales_pipeline/entries/query", json!({ "filter": path }));
    assert_eq!(status, 200, "{body}");
    for entry in body["data"].as_array().unwrap() {
        let id = entry["parent_record_id"].as_str().unwrap();
        assert_eq!(
            api.get(&format!("/v2/objects/companies/records/{id}")).1["data"]["values"]["is_customer"][0]["value"],
            true
        );
    }
    let people = api.post(
        "/v2/lists/recruiting/entries/query",
        json!({ "filter": { "stage": { "$eq": "Interview" } }, "limit": 2 }),
    );
    assert_eq!(people.0, 200, "{}", people.1);
}
