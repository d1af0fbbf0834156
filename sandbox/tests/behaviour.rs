//! Behaviour of the sandbox, by requests and answers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

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
    assert!(url.starts_with("http://127.0.0.1:1/connect?session_token="), "{url}");

    let page = api.raw("GET", url.strip_prefix("http://127.0.0.1:1").unwrap(), None);
    assert_eq!(page.0, 200);
    assert_eq!(api.raw("GET", &format!("/connections/{id}"), None).1["connection"]["status"], "ACTIVE");
    assert_eq!(api.get("/v2/objects").0, 200);
    assert_eq!(
        api.raw("GET", "/connections?app=attio&status=ACTIVE&limit=5", None).1["connections"].as_array().unwrap().len(),
        1
    );
    assert_eq!(api.raw("DELETE", &format!("/connections/{id}"), None).0, 200);
    assert_eq!(api.raw("GET", &format!("/connections/{id}"), None).0, 404);
}

#[test]
fn a_connection_can_be_refused() {
    let mut api = Api::new();
    let (_, created) = api.raw("POST", "/connections", Some(json!({ "app": "attio" })));
    let url = created["connection"]["url"].as_str().unwrap().replace("http://127.0.0.1:1", "");
    api.raw("GET", &format!("{url}&consent=refuse"), None);
    let id = created["connection"]["connection_id"].as_str().unwrap();
    assert_eq!(api.raw("GET", &format!("/connections/{id}"), None).1["connection"]["status"], "FAILED");
}

#[test]
fn keys_and_connections_are_checked() {
    let mut api = Api::with(json!({ "keys": ["right"] }));
    assert_eq!(api.get("/v2/objects"), (401, json!({ "error": { "message": "Invalid API key", "code": 401 } })));
    api.key = None;
    assert_eq!(api.get("/v2/objects").0, 401);
    assert_eq!(api.raw("GET", "/v2/objects", None).1["code"], "unauthorized", "directly it is Attio who refuses");
    api.key = Some("wrong".to_owned());
    assert_eq!(api.raw("GET", "/v2/self", None), (200, json!({ "active": false })));
    api.key = Some("right".to_owned());
    assert_eq!(api.get("/v2/objects").0, 200);
    assert_eq!(api.raw("GET", "/v2/objects", None).0, 200);
    api.connection = Some("5f6c7a0e-0000-4000-8000-000000000000".to_owned());
    let (status, body) = api.get("/v2/objects");
    assert_eq!((status, &body["type"], &body["code"]), (404, &json!("Not Found"), &json!(404)));
}

#[test]
fn a_missing_scope_is_named() {
    let mut api = Api::with(json!({ "scopes": ["object_configuration:read", "record_permission:read"] }));
    assert_eq!(api.post("/v2/objects/companies/records/query", json!({ "limit": 1 })).0, 200);
    let (status, body) = api.post("/v2/objects/companies/records", json!({ "data": { "values": {} } }));
    assert_eq!((status, &body["code"]), (403, &json!("unauthorized")));
    assert!(body["message"].as_str().unwrap().contains("record_permission:read-write"), "{body}");
    assert_eq!(api.get("/v2/self").1["scope"], "object_configuration:read record_permission:read");
    assert_eq!(api.get("/v2/lists/sales_pipeline/attributes").0, 403, "lists have a scope of their own");
}

#[test]
fn the_seed_is_the_same_for_the_same_number() {
    let first = Api::new().post("/v2/objects/people/records/query", json!({ "limit": 3 })).1;
    assert_eq!(first, Api::new().post("/v2/objects/people/records/query", json!({ "limit": 3 })).1);
    assert_ne!(
        first,
        Api::with(json!({ "seed": 2 })).post("/v2/objects/people/records/query", json!({ "limit": 3 })).1
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
        seen.extend(page.iter().map(|record| record["id"]["record_id"].as_str().unwrap().to_owned()));
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
                    values.as_array().unwrap().iter().map(|value| value["attribute_type"].as_str().unwrap().to_owned()),
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
    let (status, body) = api.post("/v2/objects/people/records", json!({ "data": { "values": values } }));
    assert_eq!(status, 200, "{body}");
    let record = &body["data"];
    assert_eq!(record["values"]["email_addresses"][0]["email_address"], "ada@example.com");
    assert_eq!(record["values"]["email_addresses"][0]["original_email_address"], "Ada@Example.com");
    assert_eq!(record["values"]["phone_numbers"][0]["phone_number"], "+442079460958");
    assert_eq!(record["values"]["birthday"][0]["value"], "1815-12-10");
    let path = format!("/v2/objects/people/records/{}", record["id"]["record_id"].as_str().unwrap());

    let (_, appended) =
        api.call("PATCH", &path, json!({ "data": { "values": { "interests": ["Press"], "job_title": "Analyst" } } }));
    assert_eq!(titles(&appended["data"]["values"]["interests"]), ["Press", "Product"], "PATCH puts in front");
    let (_, replaced) = api.call("PUT", &path, json!({ "data": { "values": { "interests": ["Careers"] } } }));
    assert_eq!(titles(&replaced["data"]["values"]["interests"]), ["Careers"], "PUT overwrites");
    assert_eq!(replaced["data"]["values"]["job_title"][0]["value"], "Analyst");

    let history = api.get(&format!("{path}/attributes/interests/values?show_historic=true")).1;
    assert_eq!(titles(&history["data"]).len(), 3);
    assert_eq!(titles(&api.get(&format!("{path}/attributes/interests/values")).1["data"]), ["Careers"]);

    assert_eq!(api.call("DELETE", &path, Value::Null), (200, json!({})));
    assert_eq!(api.get(&path).0, 404);
}

#[test]
fn writes_are_checked() {
    let mut api = Api::new();
    let mut refused = |object: &str, values: Value| {
        let (status, body) =
            api.post(&format!("/v2/objects/{object}/records"), json!({ "data": { "values": values } }));
        assert_eq!(status, 400, "{values} was taken: {body}");
        body["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(refused("companies", json!({ "nonsense": 1 })), "value_not_found");
    assert_eq!(refused("companies", json!({ "categories": ["No such thing"] })), "value_not_found");
    assert_eq!(refused("companies", json!({ "fit": 6 })), "validation_type");
    assert_eq!(refused("companies", json!({ "primary_location": { "locality": "Paris" } })), "validation_type");
    assert_eq!(refused("companies", json!({ "name": ["one", "two"] })), "validation_type");
    assert_eq!(refused("companies", json!({ "last_interaction": [] })), "system_edit_unauthorized");
    assert_eq!(refused("companies", json!({ "domains": ["not a domain"] })), "validation_type");
    assert_eq!(refused("deals", json!({ "name": "No stage" })), "missing_value");
    assert_eq!(refused("people", json!({ "company": "nobody.example" })), "value_not_found");
    let taken = api.query("companies", json!({ "limit": 1 }))[0]["values"]["domains"][0]["domain"].clone();
    let (_, body) = api.post("/v2/objects/companies/records", json!({ "data": { "values": { "domains": [taken] } } }));
    assert_eq!(body["code"], "uniqueness_conflict");
}

#[test]
fn upsert_updates_what_matches_and_creates_what_does_not() {
    let mut api = Api::new();
    let body = |emails: Value| json!({ "data": { "values": { "email_addresses": emails, "interests": ["Product"] } } });
    let path = "/v2/objects/people/records?matching_attribute=email_addresses";
    let (_, first) = api.call("PUT", path, body(json!(["new@example.com"])));
    let (_, second) = api.call("PUT", path, body(json!(["new@example.com", "more@example.com"])));
    assert_eq!(first["data"]["id"], second["data"]["id"]);
    assert_eq!(second["data"]["values"]["email_addresses"].as_array().unwrap().len(), 2);
    api.call("PUT", path, body(json!(["other@example.com"])));
    let (status, both) = api.call("PUT", path, body(json!(["new@example.com", "other@example.com"])));
    assert_eq!((status, &both["code"]), (400, &json!("multiple_match_results")));
    assert_eq!(api.call("PUT", "/v2/objects/people/records?matching_attribute=job_title", body(json!([]))).0, 400);
}

#[test]
fn relationships_show_on_both_sides() {
    let mut api = Api::new();
    let company = api.create("companies", json!({ "name": "Both Sides", "domains": ["both-sides.example"] }));
    let person = api.create("people", json!({ "name": "Sides, Both", "company": "both-sides.example" }));
    let team = api.get(&format!("/v2/objects/companies/records/{company}")).1["data"]["values"]["team"].clone();
    assert_eq!(team[0]["target_record_id"], person.as_str());
    let other = api.create("companies", json!({ "team": [{ "target_object": "people", "target_record_id": person }] }));
    assert_eq!(api.get(&format!("/v2/objects/companies/records/{company}")).1["data"]["values"]["team"], json!([]));
    let employer = api.get(&format!("/v2/objects/people/records/{person}")).1["data"]["values"]["company"].clone();
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
            ("access-control-request-headers".into(), "authorization,maton-connection".into()),
        ],
        Vec::new(),
    );
    let answer = api.sandbox.handle(&request);
    assert_eq!(answer.status, 204);
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://page.example"));
    assert_eq!(answer.header("access-control-allow-headers"), Some("authorization,maton-connection"));
}

#[test]
fn it_misbehaves_when_told_to() {
    let mut api = Api::new();
    let fault = |value: Value| serde_json::from_value(value).unwrap();
    api.sandbox.misbehave(fault(json!({ "status": 429, "retryAfter": 1, "times": 2 })));
    api.sandbox.misbehave(fault(json!({ "path": "/tasks", "method": "POST", "status": 503, "afterProcessing": true })));
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
    assert_eq!(api.get("/v2/meetings?limit=201").1["code"], "validation_type");
    assert_eq!(api.get("/v2/webhooks?limit=5").0, 400, "at least ten");
    let first = api.get("/v2/meetings?limit=40").1;
    let cursor = first["pagination"]["next_cursor"].as_str().unwrap().to_owned();
    let second = api.get(&format!("/v2/meetings?limit=40&cursor={cursor}")).1;
    assert_eq!(second["data"].as_array().unwrap().len(), 32);
    assert_eq!(second["pagination"]["next_cursor"], Value::Null);
    assert_eq!(api.get("/v2/meetings?cursor=nonsense").0, 400);
}

#[test]
fn a_merge_takes_its_time_and_keeps_what_both_had() {
    let mut api = Api::with(json!({ "mergeMs": 500 }));
    let first = api.create("people", json!({ "name": "One, Same", "email_addresses": ["one@same.example"] }));
    let second = api.create(
        "people",
        json!({ "name": "Two, Same", "email_addresses": ["two@same.example"], "job_title": "Partner" }),
    );
    let note = json!({ "data": { "parent_object": "people", "parent_record_id": second, "title": "Kept", "format": "plaintext", "content": "" } });
    let note = api.post("/v2/notes", note).1["data"]["id"]["note_id"].as_str().unwrap().to_owned();
    let body = json!({ "data": { "primary_record_id": first, "secondary_record_id": second } });
    let (status, merged) = api.post("/v2/objects/people/records/merge", body);
    assert_eq!(status, 202);
    let merged = merged["data"]["new_record_id"].as_str().unwrap().to_owned();
    let path = format!("/v2/objects/people/records/{merged}");
    for id in [&first, &second, &merged] {
        let (status, body) = api.get(&format!("/v2/objects/people/records/{id}"));
        assert_eq!((status, &body["code"]), (404, &json!("merge_in_progress")));
    }
    let write = api.call("PATCH", &path, json!({ "data": { "values": { "job_title": "x" } } }));
    assert_eq!((write.0, &write.1["code"]), (400, &json!("merge_in_progress")));

    api.wait(600);
    let (_, record) = api.get(&path);
    let values = &record["data"]["values"];
    assert_eq!(values["name"][0]["full_name"], "Same One", "the primary wins");
    assert_eq!(values["job_title"][0]["value"], "Partner");
    assert_eq!(values["email_addresses"].as_array().unwrap().len(), 2);
    assert_eq!(api.get(&format!("/v2/objects/people/records/{first}")).1["code"], "not_found");
    assert_eq!(api.get(&format!("/v2/notes/{note}")).1["data"]["parent_record_id"], merged.as_str());
}

#[test]
fn records_are_referred_to_in_every_documented_way() {
    let mut api = Api::new();
    let company = api.create("companies", json!({ "name": "Target", "domains": ["target.example"] }));
    for (number, reference) in [
        json!("target.example"),
        json!({ "target_object": "companies", "target_record_id": company }),
        json!({ "target_object": "companies", "domains": [{ "domain": "target.example" }] }),
        json!({ "target_object": "companies", "target_record_reference": { "match": { "domains": "target.example" } } }),
    ]
    .into_iter()
    .enumerate()
    {
        let person = api.create("people", json!({ "name": format!("Person {number}"), "company": [reference] }));
        let shown = api.get(&format!("/v2/objects/people/records/{person}")).1["data"]["values"]["company"].clone();
        assert_eq!(shown[0]["target_record_id"], company.as_str());
    }
    for reference in [
        json!({ "target_object": "companies", "domains": [{ "domain": "nobody.example" }] }),
        json!({ "target_object": "deals", "target_record_id": company }),
        json!({ "target_object": "companies" }),
    ] {
        let body = json!({ "data": { "values": { "name": "X", "company": [reference] } } });
        assert_eq!(api.post("/v2/objects/people/records", body).0, 400);
    }
}

#[test]
fn search_finds_by_name_address_domain_and_phone() {
    let mut api = Api::new();
    let company = api.create("companies", json!({ "name": "Quixotic Mills", "domains": ["windmills.example"] }));
    let person = api.create(
        "people",
        json!({ "name": "Quijano, Alonso", "email_addresses": ["don@windmills.example"], "phone_numbers": ["+34911234567"] }),
    );
    for (query, expected) in [
        ("quixotic", &company),
        ("windmills.example", &company),
        ("Alonso", &person),
        ("quijano", &person),
        ("don@windmills.example", &person),
        ("+34 911 234 567", &person),
    ] {
        let body = json!({ "query": query, "objects": ["people", "companies"], "request_as": { "type": "workspace" }, "limit": 3 });
        let (_, found) = api.post("/v2/objects/records/search", body);
        assert_eq!(found["data"][0]["id"]["record_id"], expected.as_str(), "{query}: {found}");
    }
}

#[test]
fn a_little_sql_is_understood() {
    let mut api = Api::with(json!({ "companies": 0, "people": 0, "deals": 0 }));
    for (name, fit) in [("A", 5), ("B's", 3), ("C", 1)] {
        api.create("companies", json!({ "name": name, "fit": fit, "categories": ["SaaS"] }));
    }
    let mut names = |sql: &str| {
        let (status, body) = api.post("/v2/sql", json!({ "sql": sql }));
        assert_eq!(status, 200, "{sql}: {body}");
        let rows = body["data"]["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names("SELECT name FROM companies WHERE fit >= 3 ORDER BY fit ASC"), "B's A");
    assert_eq!(names("select * from companies order by name desc limit 2;"), "C B's");
    assert_eq!(names("SELECT name FROM companies WHERE name = 'B''s' AND fit != 1"), "B's");
    assert_eq!(names("SELECT name FROM companies WHERE name LIKE '%a%'"), "A");
    assert_eq!(names("SELECT name FROM companies WHERE categories = 'SaaS' AND headcount IS NULL AND fit < 2"), "C");
    for sql in [
        "",
        "SELECT",
        "DELETE FROM companies",
        "SELECT x FROM companies",
        "SELECT name FROM nothing",
        "SELECT name FROM companies GROUP BY name",
    ] {
        assert_eq!(api.post("/v2/sql", json!({ "sql": sql })).1["code"], "filter_error", "{sql}");
    }
}

#[test]
fn the_rate_of_the_gateway_can_be_enforced() {
    let mut api = Api::with(json!({ "requestsPerSecond": 2 }));
    assert_eq!([api.get("/v2/self").0, api.get("/v2/self").0, api.get("/v2/self").0], [200, 200, 429]);
    api.wait(1000);
    assert_eq!(api.get("/v2/self").0, 200);
}

#[test]
fn deleting_a_record_takes_what_hangs_on_it() {
    let mut api = Api::new();
    let (_, entries) = api.post("/v2/lists/sales_pipeline/entries/query", json!({ "limit": 1 }));
    let company = entries["data"][0]["parent_record_id"].as_str().unwrap().to_owned();
    let entry = entries["data"][0]["id"]["entry_id"].as_str().unwrap().to_owned();
    api.call("DELETE", &format!("/v2/objects/companies/records/{company}"), Value::Null);
    assert_eq!(api.get(&format!("/v2/lists/sales_pipeline/entries/{entry}")).0, 404);
    for person in api.query("people", json!({})) {
        assert!(!person.to_string().contains(&company), "a person still refers to it");
    }
}

#[test]
fn what_is_unique_is_unique_in_the_seed_and_every_page_is_full() {
    let mut api = Api::full();
    for (object, slug, field, count) in
        [("companies", "domains", "domain", 320), ("people", "email_addresses", "email_address", 600)]
    {
        let (first, second) = (api.query(object, json!({})), api.query(object, json!({ "offset": 500 })));
        assert_eq!(first.len() + second.len(), count);
        let mut seen = std::collections::BTreeSet::new();
        for record in first.iter().chain(&second) {
            for value in record["values"][slug].as_array().unwrap() {
                assert!(seen.insert(value[field].as_str().unwrap().to_owned()), "{} is there twice", value[field]);
            }
        }
    }
    let names: std::collections::BTreeSet<String> = api
        .query("companies", json!({}))
        .iter()
        .map(|it| it["values"]["name"][0]["value"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names.len(), 320);
}

#[test]
fn addresses_lead_to_where_it_is_served() {
    let mut api = Api::with(json!({ "publicUrl": "https://host.example/api" }));
    let (_, created) = api.raw("POST", "/connections", Some(json!({ "app": "attio" })));
    let url = created["connection"]["url"].as_str().unwrap();
    assert!(url.starts_with("https://host.example/api/connect?session_token="), "{url}");
    let company = api.query("companies", json!({ "limit": 1 }))[0]["id"]["record_id"].as_str().unwrap().to_owned();
    let files = api.get(&format!("/v2/files?object=companies&record_id={company}")).1;
    let id = files["data"][0]["id"]["file_id"].as_str().unwrap().to_owned();
    let answer = api.send("GET", &format!("/attio/v2/files/{id}/download"), "", Vec::new());
    assert!(answer.header("location").unwrap().starts_with("https://host.example/api/signed/"));
}

#[test]
fn faults_that_cannot_be_are_refused() {
    let refused = |fault: Value| {
        let fault: attio_sandbox::faults::Fault = serde_json::from_value(fault).unwrap();
        fault.check().err().unwrap_or_default()
    };
    for (fault, said) in [
        (json!({ "status": 99 }), "`status`"),
        (json!({ "status": 101 }), "`status`"),
        (json!({ "status": 600 }), "`status`"),
        (json!({ "contentType": "text/plain\r\nx-evil: 1" }), "`contentType`"),
        (json!({ "contentType": "text/plain\u{0}" }), "`contentType`"),
        (json!({ "contentType": "text/☃" }), "`contentType`"),
        (json!({ "retryAfter": "1\n2" }), "`retryAfter`"),
        (json!({ "retryAfter": -1 }), "`retryAfter`"),
    ] {
        assert!(refused(fault.clone()).contains(said), "{fault}: {}", refused(fault.clone()));
    }
    for fault in [
        json!({ "status": 200 }),
        json!({ "status": 599, "retryAfter": "soon", "contentType": "text/html; charset=é" }),
    ] {
        assert_eq!(refused(fault), "");
    }
}

/// The other side of a relationship is kept in order without duplicates, and a shared path is evaluated once.
#[test]
fn a_crowd_in_one_company() {
    let mut api = Api::with(json!({ "companies": 1, "people": 0, "deals": 0 }));
    let company = api.query("companies", json!({}))[0]["id"]["record_id"].clone();
    let people: Vec<String> = (0..200)
        .map(|at| api.create("people", json!({ "name": format!("Crowd, C{at}"), "job_title": format!("Title {at}") })))
        .collect();
    for person in people.iter().chain(&people) {
        let values = json!({ "company": [{ "target_object": "companies", "target_record_id": company }] });
        let (status, answer) =
            api.call("PATCH", &format!("/v2/objects/people/records/{person}"), json!({ "data": { "values": values } }));
        assert_eq!(status, 200, "{answer}");
    }
    let team = api.query("companies", json!({}))[0]["values"]["team"].clone();
    let team: Vec<&str> =
        team.as_array().unwrap().iter().map(|value| value["target_record_id"].as_str().unwrap()).collect();
    assert_eq!(team, people);
    let path = json!([["people", "company"], ["companies", "team"], ["people", "job_title"]]);
    for (title, found) in [("Title 7", 200), ("Nothing", 0)] {
        let filter = json!({ "path": path, "constraints": { "$eq": title } });
        assert_eq!(api.query("people", json!({ "filter": filter, "limit": 500 })).len(), found, "{title}");
    }
}

#[test]
fn a_unique_value_is_found_wherever_it_went() {
    let mut api = Api::new();
    let records = "/v2/objects/companies/records";
    let domains = |domains: &[&str]| json!({ "data": { "values": { "domains": domains } } });
    let taken = |api: &mut Api, domain: &str| {
        let (status, answer) = api.post(records, domains(&[domain]));
        if status == 200 {
            let id = answer["data"]["id"]["record_id"].as_str().unwrap().to_owned();
            assert_eq!(api.call("DELETE", &format!("{records}/{id}"), Value::Null).0, 200);
            return false;
        }
        assert_eq!((status, answer["code"].as_str()), (400, Some("uniqueness_conflict")), "{answer}");
        true
    };
    let id = api.create("companies", json!({ "domains": ["first.example"] }));
    let one = format!("{records}/{id}");
    assert!(taken(&mut api, "first.example") && !taken(&mut api, "second.example"));

    assert_eq!(api.call("PATCH", &one, domains(&["second.example"])).0, 200);
    assert!(taken(&mut api, "first.example") && taken(&mut api, "second.example"));
    assert_eq!(api.call("PUT", &one, domains(&["third.example"])).0, 200);
    assert!(
        !taken(&mut api, "first.example") && !taken(&mut api, "second.example") && taken(&mut api, "third.example")
    );

    let history = json!({ "data": {
        "values": [{ "value": "fourth.example", "active_from": "2026-01-01T00:00:00Z", "active_until": null }],
        "replace_history": true,
    } });
    let (status, answer) = api.call("PUT", &format!("{one}/attributes/domains/values"), history);
    assert_eq!(status, 200, "{answer}");
    assert!(!taken(&mut api, "third.example") && taken(&mut api, "fourth.example"));

    // Upserts and references find it by the same index.
    let upserted = api.call("PUT", &format!("{records}?matching_attribute=domains"), domains(&["fourth.example"]));
    assert_eq!(upserted.1["data"]["id"]["record_id"], json!(id));
    let person = api.create("people", json!({ "name": "Ada Lovelace", "company": "fourth.example" }));
    let (_, person) = api.get(&format!("/v2/objects/people/records/{person}"));
    assert_eq!(person["data"]["values"]["company"][0]["target_record_id"], json!(id));

    let other = api.create("companies", json!({ "domains": ["fifth.example"] }));
    let merge = json!({ "data": { "primary_record_id": id, "secondary_record_id": other } });
    let (status, merged) = api.post(&format!("{records}/merge"), merge);
    assert!(status < 300, "{merged}");
    assert!(taken(&mut api, "fourth.example") && taken(&mut api, "fifth.example"));
    api.wait(60_000);
    let merged = merged["data"]["new_record_id"].as_str().unwrap().to_owned();
    assert_eq!(api.call("DELETE", &format!("{records}/{merged}"), Value::Null).0, 200);
    assert!(!taken(&mut api, "fourth.example") && !taken(&mut api, "fifth.example"));
}
