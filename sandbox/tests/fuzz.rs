//! Random input: nothing panics, and every answer is readable for a client.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::cell::RefCell;

use attio_sandbox::http::Request;
use attio_sandbox::{http::multipart, query::sql, time};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::Api;

thread_local! {
    static API: RefCell<Api> = RefCell::new(Api::new());
}

/// Words that the sandbox knows, so that random input passes the first checks.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "$and",
            "$or",
            "$not",
            "$eq",
            "$in",
            "$not_empty",
            "$contains",
            "$gte",
            "path",
            "constraints",
            "name",
            "domains",
            "fit",
            "team",
            "categories",
            "primary_location",
            "account_owner",
            "last_interaction",
            "locality",
            "option",
            "active_from",
            "target_object",
            "people",
            "companies",
            "data",
            "values",
            "filter",
            "sorts",
            "direction",
            "asc",
            "attribute",
            "limit",
            "offset",
            "email_addresses",
            "lifecycle",
            "status",
            "currency_value",
            "entry_values",
            "parent_record",
            "sales_pipeline",
            "stage",
            "foundation_date",
            "is_customer",
            "customer_since",
            "main_phone",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((word(), inner), 0..5).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

fn segment() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "attio",
            "v2",
            "connections",
            "objects",
            "people",
            "companies",
            "records",
            "query",
            "search",
            "merge",
            "lists",
            "sales_pipeline",
            "entries",
            "attributes",
            "values",
            "options",
            "statuses",
            "views",
            "notes",
            "tasks",
            "comments",
            "threads",
            "meetings",
            "call_recordings",
            "transcript",
            "files",
            "upload",
            "download",
            "webhooks",
            "self",
            "sql",
            "emails",
            "activities",
            "calls",
            "sequences",
            "unsubscribed_emails",
            "workspace_members",
            "connect",
            "signed",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,10}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_filter_is_answered(filter in any_json(), sorts in any_json()) {
        API.with_borrow_mut(|api| {
            let (status, body) = api.post("/v2/objects/companies/records/query", json!({ "filter": filter, "sorts": [sorts], "limit": 2 }));
            prop_assert!(status == 200 || (status == 400 && body["code"].is_string()), "{status} {body}");
            Ok(())
        })?;
    }

    #[test]
    fn any_values_are_answered(values in prop::collection::vec((word(), any_json()), 0..4)) {
        API.with_borrow_mut(|api| {
            let values: serde_json::Map<String, Value> = values.into_iter().collect();
            let (status, body) = api.post("/v2/objects/companies/records", json!({ "data": { "values": values } }));
            prop_assert!(status == 200 || (status == 400 && body["code"].is_string()), "{status} {body}");
            Ok(())
        })?;
    }

    #[test]
    fn any_request_is_answered(
        method in prop::sample::select(vec!["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]),
        path in prop::collection::vec(segment(), 0..9),
        query in "\\PC{0,30}",
        body in any_json(),
    ) {
        API.with_borrow_mut(|api| {
            let url = format!("/{}?{query}", path.join("/"));
            let answer = api.send(method, &url, "application/json", body.to_string().into_bytes());
            prop_assert!((200..600).contains(&answer.status), "{}", answer.status);
            prop_assert!(answer.status < 500, "{method} {url}: {}", answer.value());
            Ok(())
        })?;
    }

    #[test]
    fn any_text_is_parsed_or_refused(text in "\\PC{0,60}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = time::parse_timestamp(&text);
        let _ = time::parse_date(&text);
        let _ = sql::parse(&text);
        let _ = sql::parse(&format!("SELECT * FROM companies WHERE {text}"));
        let _ = multipart::parse("multipart/form-data; boundary=b", &bytes);
        let _ = multipart::parse(&format!("multipart/form-data; boundary={text}"), &bytes);
        let _ = Request::new("GET", &text, Vec::new(), bytes);
    }
}
