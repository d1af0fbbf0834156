//! What the sandbox does, seen from outside: a request in, an answer out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use serde_json::{Value, json};
use support::{Api, titles};

#[test]
fn a_connection_becomes_active_when_its_page_is_opened() {
    let mut api = Api::with(json!({ "connections": "none" }));
    assert_eq!(api.get("/v2/objects").0, 400, "no connection yet");
    let (status, created) = api.raw("POST", "/connections", Some(json!({ "app": "attio" })));
    assert_eq!(status, 200);
    let connection = &created["connection"];
    assert_eq!(connection["status"], "PENDING");
    let id = connection["connection_id"].as_str().unwrap();
    let url = connection["url"].as_str().unwrap();
    assert!(
        url.starts_with("http://127.0.0.1:1/connect?session_token="),
        "{url}"
    );

    let page = api.raw("GET", url.strip_prefix("http://127.0.0.1:1").unwrap(), None);
    assert_eq!(page.0, 200);
    assert_eq!(
        api.raw("GET", &format!("/connections/{id}"), None).1["connection"]["status"],
        "ACTIVE"
    );
    assert_eq!(api.get("/v2/objects").0, 200);
    assert_eq!(
        api.raw("GET", "/connections?app=attio&status=ACTIVE&limit=5", None)
            .1["connections"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        api.raw("DELETE", &format!("/connections/{id}"), None).0,
        200
    );
    assert_eq!(api.raw("GET", &format!("/connections/{id}"), None).0, 404);
}

#[test]
fn a_connection_can_be_refused() {
    let mut api = Api::new();
    let (_, created) = api.raw("POST", "/connections", Some(json!({ "app": "attio" })));
    let url = created["connection"]["url"]
        .as_str()
        .unwrap()
        .replace("http://127.0.0.1:1", "");
    api.raw("GET", &format!("{url}&consent=refuse"), None);
    let id = created["connection"]["connection_id"].as_str().unwrap();
    assert_eq!(
        api.raw("GET", &format!("/connections/{id}"), None).1["connection"]["status"],
        "FAILED"
    );
}

#[test]
fn keys_and_connections_are_checked() {
    let mut api = Api::with(json!({ "keys": ["right"] }));
    assert_eq!(
        api.get("/v2/objects"),
        (
            401,
            json!({ "error": { "message": "Invalid API key", "code": 401 } })
        )
    );
    api.key = None;
    assert_eq!(api.get("/v2/objects").0, 401);
    assert_eq!(
        api.raw("GET", "/v2/objects", None).1["code"],
        "unauthorized",
        "directly it is Attio who refuses"
    );
    api.key = Some("wrong".to_owned());
    assert_eq!(
        api.raw("GET", "/v2/self", None),
        (200, json!({ "active": false }))
    );
    api.key = Some("right".to_owned());
    assert_eq!(api.get("/v2/objects").0, 200);
    assert_eq!(api.raw("GET", "/v2/objects", None).0, 200);
    api.connection = Some("5f6c7a0e-0000-4000-8000-000000000000".to_owned());
    let (status, body) = api.get("/v2/objects");
    assert_eq!(
        (status, &body["type"], &body["code"]),
        (404, &json!("Not Found"), &json!(404))
    );
}

#[test]
fn a_missing_scope_is_named() {
    let mut api =
        Api::with(json!({ "scopes": ["object_configuration:read", "record_permission:read"] }));
    assert_eq!(
        api.post("/v2/objects/companies/records/query", json!({ "limit": 1 }))
            .0,
        200
    );
    let (status, body) = api.post(
        "/v2/objects/companies/records",
        json!({ "data": { "values": {} } }),
    );
    assert_eq!((status, &body["code"]), (403, &json!("unauthorized")));
    assert!(
        body["message"]
            .as_str()
            .unwrap()
            .contains("record_permission:read-write"),
        "{body}"
    );
    assert_eq!(
        api.get("/v2/self").1["scope"],
        "object_configuration:read record_permission:read"
    );
    assert_eq!(
        api.get("/v2/lists/sales_pipeline/attributes").0,
        403,
        "lists have a scope of their own"
    );
}

#[test]
fn the_seed_is_the_same_for_the_same_number() {
    let first = Api::new()
        .post("/v2/objects/people/records/query", json!({ "limit": 3 }))
        .1;
    assert_eq!(
        first,
        Api::new()
            .post("/v2/objects/people/records/query", json!({ "limit": 3 }))
            .1
    );
    assert_ne!(
        first,
        Api::with(json!({ "seed": 2 }))
            .post("/v2/objects/people/records/query", json!({ "limit": 3 }))
            .1
    );
}

#[test]
fn pages_of_records_do_not_overlap_and_end() {
    let mut api = Api::full();
    let mut seen = Vec::new();
    for offset in (0..).step_by(100) {
        let page = api.query("companies", json!({ "limit": 100, "offset": offset }));
        if page.is_empty() {
            break;
        }
        seen.extend(
            page.iter()
                .map(|record| record["id"]["record_id"].as_str().unwrap().to_owned()),
        );
    }
    assert_eq!(seen.len(), 320);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 320);
}

#[test]
fn every_attribute_type_occurs_in_the_seed() {
    let mut api = Api::new();
    let mut types = std::collections::BTreeSet::new();
    for object in ["companies", "people", "deals", "users", "workspaces"] {
        for record in api.query(object, json!({ "limit": 40 })) {
            for values in record["values"].as_object().unwrap().values() {
                types.extend(
                    values
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|value| value["attribute_type"].as_str().unwrap().to_owned()),
                );
            }
        }
    }
    assert_eq!(types.len(), 17, "{types:?}");
}

#[test]
fn a_record_is_created_changed_and_deleted() {
    let mut api = Api::new();
    let values = json!({
        "name": [{ "first_name": "Ada", "last_name": "Lovelace", "full_name": "Ada Lovelace" }],
        "email_addresses": ["Ada@Example.com"],
        "phone_numbers": [{ "original_phone_number": "020 7946 0958", "country_code": "GB" }],
        "birthday": "1815-12-10T08:00:00Z",
        "interests": ["Product"],
    });
    let (status, body) = api.post(
        "/v2/objects/people/records",
        json!({ "data": { "values": values } }),
    );
    assert_eq!(status, 200, "{body}");
    let record = &body["data"];
    assert_eq!(
        record["values"]["email_addresses"][0]["email_address"],
        "ada@example.com"
    );
    assert_eq!(
        record["values"]["email_addresses"][0]["original_email_address"],
        "Ada@Example.com"
    );
    assert_eq!(
        record["values"]["phone_numbers"][0]["phone_number"],
        "+442079460958"
    );
    assert_eq!(record["values"]["birthday"][0]["value"], "1815-12-10");
    let path = format!(
        "/v2/objects/people/records/{}",
        record["id"]["record_id"].as_str().unwrap()
    );

    let (_, appended) = api.call(
        "PATCH",
        &path,
        json!({ "data": { "values": { "interests": ["Press"], "job_title": "Analyst" } } }),
    );
    assert_eq!(
        titles(&appended["data"]["values"]["interests"]),
        ["Press", "Product"],
        "PATCH puts in front"
    );
    let (_, replaced) = api.call(
        "PUT",
        &path,
        json!({ "data": { "values": { "interests": ["Careers"] } } }),
    );
    assert_eq!(
        titles(&replaced["data"]["values"]["interests"]),
        ["Careers"],
        "PUT overwrites"
    );
    assert_eq!(
        replaced["data"]["values"]["job_title"][0]["value"],
        "Analyst"
    );

    let history = api
        .get(&format!(
            "{path}/attributes/interests/values?show_historic=true"
        ))
        .1;
    assert_eq!(titles(&history["data"]).len(), 3);
    assert_eq!(
        titles(&api.get(&format!("{path}/attributes/interests/values")).1["data"]),
        ["Careers"]
    );

    assert_eq!(api.call("DELETE", &path, Value::Null), (200, json!({})));
    assert_eq!(api.get(&path).0, 404);
}

#[test]
fn writes_are_checked() {
    let mut api = Api::new();
    let mut refused = |object: &str, values: Value| {
        let (status, body) = api.post(
            &format!("/v2/objects/{object}/records"),
            json!({ "data": { "values": values } }),
        );
        assert_eq!(status, 400, "{values} was taken: {body}");
        body["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        refused("companies", json!({ "nonsense": 1 })),
        "value_not_found"
    );
    assert_eq!(
        refused("companies", json!({ "categories": ["No such thing"] })),
        "value_not_found"
    );
    assert_eq!(refused("companies", json!({ "fit": 6 })), "validation_type");
    assert_eq!(
        refused(
            "companies",
            json!({ "primary_location": { "locality": "Paris" } })
        ),
        "validation_type"
    );
    assert_eq!(
        refused("companies", json!({ "name": ["one", "two"] })),
        "validation_type"
    );
    assert_eq!(
        refused("companies", json!({ "last_interaction": [] })),
        "system_edit_unauthorized"
    );
    assert_eq!(
        refused("companies", json!({ "domains": ["not a domain"] })),
        "validation_type"
    );
    assert_eq!(
        refused("deals", json!({ "name": "No stage" })),
        "missing_value"
    );
    assert_eq!(
        refused("people", json!({ "company": "nobody.example" })),
        "value_not_found"
    );
    let taken =
        api.query("companies", json!({ "limit": 1 }))[0]["values"]["domains"][0]["domain"].clone();
    let (_, body) = api.post(
        "/v2/objects/companies/records",
        json!({ "data": { "values": { "domains": [taken] } } }),
    );
    assert_eq!(body["code"], "uniqueness_conflict");
}

#[test]
fn upsert_updates_what_matches_and_creates_what_does_not() {
    let mut api = Api::new();
    let body = |emails: Value| json!({ "data": { "values": { "email_addresses": emails, "interests": ["Product"] } } });
    let path = "/v2/objects/people/records?matching_attribute=email_addresses";
    let (_, first) = api.call("PUT", path, body(json!(["new@example.com"])));
    let (_, second) = api.call(
        "PUT",
        path,
        body(json!(["new@example.com", "more@example.com"])),
    );
    assert_eq!(first["data"]["id"], second["data"]["id"]);
    assert_eq!(
        second["data"]["values"]["email_addresses"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    api.call("PUT", path, body(json!(["other@example.com"])));
    let (status, both) = api.call(
        "PUT",
        path,
        body(json!(["new@example.com", "other@example.com"])),
    );
    assert_eq!(
        (status, &both["code"]),
        (400, &json!("multiple_match_results"))
    );
    assert_eq!(
        api.call(
            "PUT",
            "/v2/objects/people/records?matching_attribute=job_title",
            body(json!([]))
        )
        .0,
        400
    );
}

#[test]
fn relationships_show_on_both_sides() {
    let mut api = Api::new();
    let company = api.create(
        "companies",
        json!({ "name": "Both Sides", "domains": ["both-sides.example"] }),
    );
    let person = api.create(
        "people",
        json!({ "name": "Sides, Both", "company": "both-sides.example" }),
    );
    let team = api
        .get(&format!("/v2/objects/companies/records/{company}"))
        .1["data"]["values"]["team"]
        .clone();
    assert_eq!(team[0]["target_record_id"], person.as_str());
    let other = api.create(
        "companies",
        json!({ "team": [{ "target_object": "people", "target_record_id": person }] }),
    );
    assert_eq!(
        api.get(&format!("/v2/objects/companies/records/{company}"))
            .1["data"]["values"]["team"],
        json!([])
    );
    let employer =
        api.get(&format!("/v2/objects/people/records/{person}")).1["data"]["values"]["company"]
            .clone();
    assert_eq!(employer[0]["target_record_id"], other.as_str());
    assert_eq!(employer.as_array().unwrap().len(), 1);
}

#[test]
fn cors_answers_a_preflight() {
    let mut api = Api::new();
    let request = attio_sandbox::http::Request::new(
        "OPTIONS",
        "/attio/v2/objects",
        vec![
            ("origin".into(), "https://page.example".into()),
            ("access-control-request-method".into(), "POST".into()),
            (
                "access-control-request-headers".into(),
                "authorization,maton-connection".into(),
            ),
        ],
        Vec::new(),
    );
    let answer = api.sandbox.handle(&request);
    assert_eq!(answer.status, 204);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some("https://page.example")
    );
    assert_eq!(
        answer.header("access-control-allow-headers"),
        Some("authorization,maton-connection")
    );
}

#[test]
fn it_misbehaves_when_told_to() {
    let mut api = Api::new();
    let fault = |value: Value| serde_json::from_value(value).unwrap();
    api.sandbox
        .misbehave(fault(json!({ "status": 429, "retryAfter": 1, "times": 2 })));
    api.sandbox.misbehave(fault(
        json!({ "path": "/tasks", "method": "POST", "status": 503, "afterProcessing": true }),
    ));
    assert_eq!(api.get("/v2/objects").0, 429);
    assert_eq!(api.get("/v2/objects").1["code"], "rate_limit_exceeded");
    assert_eq!(api.get("/v2/objects").0, 200);
    let before = api.get("/v2/tasks").1["data"].as_array().unwrap().len();
    let task = json!({ "data": { "content": "x", "format": "plaintext", "deadline_at": null, "is_completed": false, "assignees": [], "linked_records": [] } });
    assert_eq!(api.post("/v2/tasks", task).0, 503);
    assert_eq!(
        api.get("/v2/tasks").1["data"].as_array().unwrap().len(),
        before + 1,
        "carried out, only the answer was lost"
    );
}

#[test]
fn limits_of_pages_are_enforced() {
    let mut api = Api::new();
    assert_eq!(api.get("/v2/notes?limit=51").0, 400);
    assert_eq!(api.get("/v2/notes").1["data"].as_array().unwrap().len(), 10);
    assert_eq!(
        api.get("/v2/meetings?limit=201").1["code"],
        "validation_type"
    );
    assert_eq!(api.get("/v2/webhooks?limit=5").0, 400, "at least ten");
    let first = api.get("/v2/meetings?limit=40").1;
    let cursor = first["pagination"]["next_cursor"]
        .as_str()
        .unwrap()
        .to_owned();
    let second = api.get(&format!("/v2/meetings?limit=40&cursor={cursor}")).1;
    assert_eq!(second["data"].as_array().unwrap().len(), 32);
    assert_eq!(second["pagination"]["next_cursor"], Value::Null);
    assert_eq!(api.get("/v2/meetings?cursor=nonsense").0, 400);
}
