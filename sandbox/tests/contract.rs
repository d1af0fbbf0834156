//! Calls operations as in the vendor's contract and validates every answer against it. `tests/contract` in the root
//! checks that each operation is called, and once through the client.
//!
//! The contract is outside the repository. Without it the test prints so and passes, except under `CI`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

use serde_json::{Value, json};
use support::Api;

fn contract(name: &str) -> Option<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/openapi").join(name);
    match std::fs::read(&path) {
        Ok(text) => Some(serde_json::from_slice(&text).unwrap()),
        Err(_) => {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "{name} is missing, and this is CI");
            // Written past the capture of output, for tools/test to count.
            std::io::stdout().write_all(format!("skipped: {name} is not there\n").as_bytes()).unwrap();
            None
        }
    }
}

struct Checked {
    api: Api,
    contract: Value,
    /// Prefix of the contract's paths.
    prefix: &'static str,
    /// Operations that were answered with success.
    covered: BTreeSet<String>,
    validators: BTreeMap<String, Option<jsonschema::Validator>>,
    faults: Vec<String>,
    last_status: u16,
}

impl Checked {
    fn new(contract: Value, prefix: &'static str) -> Self {
        let api = Api::with(json!({ "companies": 60, "people": 90, "deals": 20 }));
        Self {
            api,
            contract,
            prefix,
            covered: BTreeSet::new(),
            validators: BTreeMap::new(),
            faults: Vec::new(),
            last_status: 0,
        }
    }

    /// Calls `operation` ("GET /v2/objects/{object}") at `path` and validates the answer.
    fn call(&mut self, operation: &str, path: &str, body: Value) -> Value {
        let (method, _) = operation.split_once(' ').unwrap();
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        self.send(operation, method, path, "application/json", body)
    }

    fn send(&mut self, operation: &str, method: &str, path: &str, content_type: &str, body: Vec<u8>) -> Value {
        let answer = self.api.send(method, &format!("{}{path}", self.prefix), content_type, body);
        let (status, value) = (answer.status, answer.value());
        self.last_status = status;
        if status < 400 {
            self.covered.insert(operation.to_owned());
        }
        let name = format!("{operation} {status}");
        if !self.validators.contains_key(&name) {
            let validator = self.validator(operation, status);
            self.validators.insert(name.clone(), validator);
        }
        // The contract describes a body for the one 204; HTTP does not allow any.
        let validator = self.validators[&name].as_ref().filter(|_| status != 204);
        if let Some(validator) = validator {
            for error in validator.iter_errors(&value).take(3) {
                self.faults.push(format!("{name} at {}: {error}", error.instance_path()).chars().take(600).collect());
            }
        } else if status < 400 && answer.header("location").is_none() && status != 204 {
            self.faults.push(format!("{name} is not in the contract: {value}"));
        } else if status >= 500 {
            self.faults.push(format!("{name}: {value}"));
        }
        value
    }

    fn validator(&self, operation: &str, status: u16) -> Option<jsonschema::Validator> {
        let (method, template) = operation.split_once(' ').unwrap();
        let documented = &self.contract["paths"][template][method.to_lowercase()];
        assert!(documented.is_object(), "{operation} is not in the contract");
        let schema = documented["responses"][status.to_string()]["content"]["application/json"].get("schema")?;
        let schema = json!({ "allOf": [schema], "components": self.contract["components"] });
        Some(jsonschema::options().should_validate_formats(true).build(&schema).unwrap())
    }

    fn ok(&mut self, operation: &str, path: &str, body: Value) -> Value {
        let value = self.call(operation, path, body);
        assert!(self.last_status < 400, "{operation} at {path} was refused: {value}");
        value
    }

    /// Asserts that the answer is this error, and valid where the contract has it.
    fn refused(&mut self, operation: &str, path: &str, body: Value, status: u16, code: &str) {
        let (method, _) = operation.split_once(' ').unwrap();
        let bytes = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        let answer = self.api.send(method, &format!("{}{path}", self.prefix), "application/json", bytes.clone());
        let got = (answer.status, answer.value()["code"].as_str().unwrap_or_default().to_owned());
        if got != (status, code.to_owned()) {
            self.faults
                .push(format!("{operation} at {path}: expected {status} {code}, got {got:?} {}", answer.value()));
        }
        self.send(operation, method, path, "application/json", bytes);
    }

    fn finish(self) {
        assert!(self.faults.is_empty(), "{} answers do not fit:\n{}", self.faults.len(), self.faults.join("\n"));
        println!("{} operations fit the contract", self.covered.len());
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

#[test]
fn connections_fit_the_contract() {
    let Some(contract) = contract("maton-connections.json") else {
        return;
    };
    let mut it = Checked::new(contract, "");
    it.ok("GET /connections", "/connections?app=attio", Value::Null);
    for form in ["envelope", "flat", "capital-i"] {
        it.api = Api::with(json!({ "created": form, "companies": 1, "people": 1, "deals": 0 }));
        it.ok("POST /connections", "/connections", json!({ "app": "attio" }));
    }
    let all = it.ok("GET /connections", "/connections?status=PENDING", Value::Null);
    let id = text(&all["connections"][0]["connection_id"]);
    let (one, unknown) = ("GET /connections/{connection_id}", "/connections/5f6c7a0e-0000-4000-8000-000000000000");
    it.ok(one, &format!("/connections/{id}"), Value::Null);
    it.call(one, unknown, Value::Null);
    it.call("POST /connections", "/connections", json!({}));
    it.call("GET /connections", "/connections?limit=many", Value::Null);
    it.ok("DELETE /connections/{connection_id}", &format!("/connections/{id}"), Value::Null);
    it.call("DELETE /connections/{connection_id}", unknown, Value::Null);
    it.api.key = None;
    it.call("GET /connections", "/connections", Value::Null);
    it.finish();
}

#[test]
fn attio_fits_the_contract() {
    let Some(contract) = contract("attio-v2.json") else {
        return;
    };
    let mut it = Checked::new(contract, "/attio");
    it.ok("GET /v2/self", "/v2/self", Value::Null);
    objects(&mut it);
    attributes(&mut it);
    records(&mut it);
    lists_and_entries(&mut it);
    work(&mut it);
    meetings(&mut it);
    files(&mut it);
    rest(&mut it);
    activities(&mut it);
    it.finish();
}

const UNKNOWN: &str = "5f6c7a0e-0000-4000-8000-000000000000";

fn objects(it: &mut Checked) {
    it.ok("GET /v2/objects", "/v2/objects", Value::Null);
    it.ok("GET /v2/objects/{object}", "/v2/objects/people", Value::Null);
    it.refused("GET /v2/objects/{object}", "/v2/objects/nothing", Value::Null, 404, "not_found");
    let invoice = json!({ "data": { "api_slug": "invoices", "singular_noun": "Invoice", "plural_noun": "Invoices" } });
    it.ok("POST /v2/objects", "/v2/objects", invoice.clone());
    it.refused("POST /v2/objects", "/v2/objects", invoice, 409, "slug_conflict");
    let one = "PATCH /v2/objects/{object}";
    it.ok(one, "/v2/objects/invoices", json!({ "data": { "plural_noun": "Bills" } }));
    it.refused(one, "/v2/objects/invoices", json!({ "data": {} }), 400, "validation_type");
    it.refused(one, "/v2/objects/invoices", json!({ "data": { "api_slug": "people" } }), 409, "slug_conflict");
    let page = it.ok("GET /v2/objects/{object}/views", "/v2/objects/companies/views?limit=2", Value::Null);
    let cursor = text(&page["pagination"]["next_cursor"]);
    it.ok(
        "GET /v2/objects/{object}/views",
        &format!("/v2/objects/companies/views?limit=2&cursor={cursor}"),
        Value::Null,
    );
}

fn attributes(it: &mut Checked) {
    let (all, one) =
        ("GET /v2/{target}/{identifier}/attributes", "GET /v2/{target}/{identifier}/attributes/{attribute}");
    let create = "POST /v2/{target}/{identifier}/attributes";
    for (target, name) in [
        ("objects", "companies"),
        ("objects", "people"),
        ("objects", "deals"),
        ("objects", "users"),
        ("objects", "workspaces"),
        ("lists", "sales_pipeline"),
        ("lists", "recruiting"),
    ] {
        it.ok(all, &format!("/v2/{target}/{name}/attributes?show_archived=true"), Value::Null);
    }
    it.ok(one, "/v2/objects/companies/attributes/team", Value::Null);
    it.refused(one, "/v2/objects/companies/attributes/nothing", Value::Null, 404, "not_found");
    let attribute = |slug: &str, kind: &str, more: Value| {
        let mut data = json!({
            "title": slug, "description": null, "api_slug": slug, "type": kind, "is_required": false, "is_unique": false,
            "is_multiselect": false, "config": {},
        });
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "data": data })
    };
    let add = |it: &mut Checked, body: Value| it.ok(create, "/v2/objects/invoices/attributes", body);
    add(it, attribute("number", "text", json!({ "is_unique": true, "is_required": true })));
    add(
        it,
        attribute(
            "paid",
            "checkbox",
            json!({ "default_value": { "type": "static", "template": [{ "value": false }] } }),
        ),
    );
    add(it, attribute("due", "date", json!({ "default_value": { "type": "dynamic", "template": "P30D" } })));
    add(
        it,
        attribute(
            "owner",
            "actor-reference",
            json!({ "default_value": { "type": "dynamic", "template": "current-user" } }),
        ),
    );
    add(
        it,
        attribute(
            "total",
            "currency",
            json!({ "config": { "currency": { "default_currency_code": "EUR", "display_type": "code" } } }),
        ),
    );
    add(it, attribute("tags", "select", json!({ "is_multiselect": true })));
    add(it, attribute("state", "status", json!({})));
    let relationship =
        json!({ "object": "companies", "title": "Invoices", "api_slug": "invoices", "is_multiselect": true });
    add(it, attribute("company", "record-reference", json!({ "relationship": relationship })));
    let refs = json!({ "config": { "record_reference": { "allowed_objects": ["people"] } }, "is_multiselect": true });
    add(it, attribute("contacts", "record-reference", refs));
    it.refused(create, "/v2/objects/invoices/attributes", attribute("number", "text", json!({})), 409, "slug_conflict");
    it.refused(
        create,
        "/v2/objects/invoices/attributes",
        attribute("who", "personal-name", json!({})),
        400,
        "validation_type",
    );
    let update = "PATCH /v2/{target}/{identifier}/attributes/{attribute}";
    it.ok(
        update,
        "/v2/objects/invoices/attributes/paid",
        json!({ "data": { "description": "Whether it is paid", "title": "Paid" } }),
    );
    it.refused(
        update,
        "/v2/objects/companies/attributes/team",
        json!({ "data": { "title": "x" } }),
        400,
        "system_edit_unauthorized",
    );

    let at = "/v2/{target}/{identifier}/attributes/{attribute}";
    let (options, statuses) =
        ("/v2/objects/invoices/attributes/tags/options", "/v2/objects/invoices/attributes/state/statuses");
    let medium = json!({ "data": { "title": "Medium" } });
    let option = it.ok(&format!("POST {at}/options"), options, medium.clone());
    it.refused(&format!("POST {at}/options"), options, medium, 409, "slug_conflict");
    it.refused(
        &format!("POST {at}/options"),
        "/v2/objects/invoices/attributes/due/options",
        json!({ "data": { "title": "x" } }),
        400,
        "validation_type",
    );
    it.ok(&format!("GET {at}/options"), options, Value::Null);
    let id = text(&option["data"]["id"]["option_id"]);
    let change = format!("PATCH {at}/options/{{option}}");
    it.ok(&change, &format!("{options}/{id}"), json!({ "data": { "title": "Large" } }));
    it.refused(&change, &format!("{options}/Medium"), json!({ "data": { "title": "x" } }), 400, "value_not_found");
    let open = json!({ "data": { "title": "Open", "target_time_in_status": "P3D" } });
    it.ok(&format!("POST {at}/statuses"), statuses, open.clone());
    it.refused(&format!("POST {at}/statuses"), statuses, open, 409, "slug_conflict");
    it.ok(&format!("GET {at}/statuses"), statuses, Value::Null);
    let change = format!("PATCH {at}/statuses/{{status}}");
    it.ok(
        &change,
        &format!("{statuses}/Open"),
        json!({ "data": { "celebration_enabled": true, "is_archived": false } }),
    );
    it.refused(&change, &format!("{statuses}/Nothing"), json!({ "data": {} }), 400, "value_not_found");

    it.ok(
        "POST /v2/objects/{object}/records",
        "/v2/objects/invoices/records",
        json!({ "data": { "values": { "number": "1", "tags": ["Large"], "state": "Open", "total": 12.5 } } }),
    );
}

fn records(it: &mut Checked) {
    let query = "POST /v2/objects/{object}/records/query";
    for object in ["people", "companies", "deals", "users", "workspaces", "invoices"] {
        it.ok(query, &format!("/v2/objects/{object}/records/query"), json!({}));
    }
    it.refused(query, "/v2/objects/people/records/query", json!({ "filter": { "nothing": 1 } }), 400, "filter_error");
    it.refused(query, "/v2/objects/nothing/records/query", json!({}), 404, "not_found");
    let create = "POST /v2/objects/{object}/records";
    let ada = |email: &str| json!({ "data": { "values": { "name": ["Lovelace, Ada"], "email_addresses": [email], "job_title": ["Analyst"] } } });
    let first = it.ok(create, "/v2/objects/people/records", ada("ada@example.com"));
    let second = it.ok(create, "/v2/objects/people/records", ada("ada@example.net"));
    let (first, second) = (text(&first["data"]["id"]["record_id"]), text(&second["data"]["id"]["record_id"]));
    it.refused(
        create,
        "/v2/objects/people/records",
        json!({ "data": { "values": { "interests": ["Nothing"] } } }),
        400,
        "value_not_found",
    );
    let upsert = "PUT /v2/objects/{object}/records";
    it.ok(upsert, "/v2/objects/people/records?matching_attribute=email_addresses", ada("ada@example.com"));
    it.refused(
        upsert,
        "/v2/objects/people/records?matching_attribute=nothing",
        ada("x@example.com"),
        400,
        "value_not_found",
    );
    let at = format!("/v2/objects/people/records/{first}");
    let get = "GET /v2/objects/{object}/records/{record_id}";
    it.ok(get, &at, Value::Null);
    it.refused(get, &format!("/v2/objects/people/records/{UNKNOWN}"), Value::Null, 404, "not_found");
    it.ok(
        "PATCH /v2/objects/{object}/records/{record_id}",
        &at,
        json!({ "data": { "values": { "job_title": ["Engineer"] } } }),
    );
    it.ok(
        "PUT /v2/objects/{object}/records/{record_id}",
        &at,
        json!({ "data": { "values": { "job_title": ["Programmer"] } } }),
    );
    let deal = it.ok(query, "/v2/objects/deals/records/query", json!({ "limit": 1 }));
    let deal = text(&deal["data"][0]["id"]["record_id"]);
    for method in ["PATCH", "PUT"] {
        let operation = format!("{method} /v2/objects/{{object}}/records/{{record_id}}");
        it.refused(
            &operation,
            &format!("/v2/objects/deals/records/{deal}"),
            json!({ "data": { "values": { "name": [] } } }),
            400,
            "missing_value",
        );
    }
    let values = "GET /v2/objects/{object}/records/{record_id}/attributes/{attribute}/values";
    let history = it.ok(values, &format!("{at}/attributes/job_title/values?show_historic=true"), Value::Null);
    assert_eq!(history["data"].as_array().unwrap().len(), 3);
    it.refused(
        values,
        &format!("{at}/attributes/last_interaction/values?show_historic=true"),
        Value::Null,
        400,
        "validation_type",
    );
    it.refused(values, &format!("{at}/attributes/nothing/values"), Value::Null, 404, "not_found");
    let replace = "PUT /v2/objects/{object}/records/{record_id}/attributes/{attribute}/values";
    let span =
        |value: &str, from: &str, until: Value| json!({ "value": value, "active_from": from, "active_until": until });
    let body = |values: Value| json!({ "data": { "values": values, "replace_history": true } });
    let (old, new) = (
        span("Poet", "2020-01-01T00:00:00Z", json!("2021-01-01T00:00:00Z")),
        span("Analyst", "2021-01-01T00:00:00Z", Value::Null),
    );
    it.ok(replace, &format!("{at}/attributes/job_title/values"), body(json!([new, old])));
    it.refused(replace, &format!("{at}/attributes/job_title/values"), body(json!([new, new])), 400, "validation_type");
    it.refused(
        replace,
        &format!("{at}/attributes/company/values"),
        body(json!([old])),
        400,
        "system_edit_unauthorized",
    );
    let search = |query: &str| json!({ "query": query, "objects": ["people", "companies", "deals"], "request_as": { "type": "workspace" } });
    let found = it.ok("POST /v2/objects/records/search", "/v2/objects/records/search", search("ada@example.com"));
    assert_eq!(found["data"][0]["id"]["record_id"], first.as_str());
    it.ok("POST /v2/objects/records/search", "/v2/objects/records/search", search("a"));
    let unknown = json!({ "query": "x", "objects": ["foobar"], "request_as": { "type": "workspace" } });
    it.refused("POST /v2/objects/records/search", "/v2/objects/records/search", unknown, 400, "value_not_found");
    let merge = "POST /v2/objects/{object}/records/merge";
    let pair = |left: &str, right: &str| json!({ "data": { "primary_record_id": left, "secondary_record_id": right } });
    it.refused(merge, "/v2/objects/people/records/merge", pair(&first, &first), 400, "self_merge");
    it.refused(merge, "/v2/objects/people/records/merge", pair(&first, UNKNOWN), 404, "value_not_found");
    let merged = it.ok(merge, "/v2/objects/people/records/merge", pair(&first, &second));
    let merged = text(&merged["data"]["new_record_id"]);
    it.ok(get, &format!("/v2/objects/people/records/{merged}"), Value::Null);
    it.refused(merge, "/v2/objects/people/records/merge", pair(&first, &second), 404, "value_not_found");
    it.ok(
        "DELETE /v2/objects/{object}/records/{record_id}",
        &format!("/v2/objects/people/records/{merged}"),
        Value::Null,
    );
    it.refused("DELETE /v2/objects/{object}/records/{record_id}", &at, Value::Null, 404, "not_found");
    it.ok("DELETE /v2/objects/{object}", "/v2/objects/invoices", Value::Null);
    it.refused("DELETE /v2/objects/{object}", "/v2/objects/people", Value::Null, 400, "system_edit_unauthorized");
    let columns = it.ok(
        "POST /v2/sql",
        "/v2/sql",
        json!({ "sql": "SELECT name, domains FROM companies WHERE fit >= 3 ORDER BY name LIMIT 5" }),
    );
    assert_eq!(columns["data"]["rows"].as_array().unwrap().len(), 5);
    it.refused("POST /v2/sql", "/v2/sql", json!({ "sql": "DROP TABLE companies" }), 400, "filter_error");
}

fn lists_and_entries(it: &mut Checked) {
    it.ok("GET /v2/lists", "/v2/lists", Value::Null);
    it.ok("GET /v2/lists/{list}", "/v2/lists/sales_pipeline", Value::Null);
    it.refused("GET /v2/lists/{list}", "/v2/lists/nothing", Value::Null, 404, "not_found");
    it.ok("GET /v2/lists/{list}/views", "/v2/lists/sales_pipeline/views", Value::Null);
    let list = |slug: &str, parent: &str, access: Value| json!({ "data": { "name": slug, "api_slug": slug, "parent_object": parent, "workspace_access": "full-access", "workspace_member_access": access } });
    it.ok("POST /v2/lists", "/v2/lists", list("partners", "companies", json!([])));
    it.refused("POST /v2/lists", "/v2/lists", list("partners", "companies", json!([])), 409, "slug_conflict");
    it.refused("POST /v2/lists", "/v2/lists", list("others", "nothing", json!([])), 404, "not_found");
    let nobody = json!([{ "workspace_member_id": UNKNOWN, "level": "read-only" }]);
    it.refused("POST /v2/lists", "/v2/lists", list("others", "companies", nobody.clone()), 400, "value_not_found");
    it.ok("PATCH /v2/lists/{list}", "/v2/lists/partners", json!({ "data": { "name": "Our partners" } }));
    it.refused(
        "PATCH /v2/lists/{list}",
        "/v2/lists/partners",
        json!({ "data": { "workspace_member_access": nobody } }),
        400,
        "value_not_found",
    );

    let query = "POST /v2/lists/{list}/entries/query";
    let entries = it.ok(query, "/v2/lists/recruiting/entries/query", json!({}));
    assert!(!entries["data"].as_array().unwrap().is_empty());
    it.ok(query, "/v2/lists/sales_pipeline/entries/query", json!({ "limit": 10 }));
    it.refused(query, "/v2/lists/nothing/entries/query", json!({}), 404, "not_found");
    let company = it.ok(
        "POST /v2/objects/{object}/records/query",
        "/v2/objects/companies/records/query",
        json!({ "limit": 1, "offset": 1 }),
    );
    let company = text(&company["data"][0]["id"]["record_id"]);
    let entry = |id: &str| json!({ "data": { "parent_record_id": id, "parent_object": "companies", "entry_values": { "stage": ["Qualified"] } } });
    let (create, upsert) = ("POST /v2/lists/{list}/entries", "PUT /v2/lists/{list}/entries");
    let first = it.ok(create, "/v2/lists/sales_pipeline/entries", entry(&company));
    it.refused(create, "/v2/lists/sales_pipeline/entries", entry(UNKNOWN), 400, "value_not_found");
    it.ok(upsert, "/v2/lists/sales_pipeline/entries", entry(&company));
    it.ok(create, "/v2/lists/sales_pipeline/entries", entry(&company));
    it.refused(upsert, "/v2/lists/sales_pipeline/entries", entry(&company), 400, "multiple_match_results");
    let at = format!("/v2/lists/sales_pipeline/entries/{}", text(&first["data"]["id"]["entry_id"]));
    let one = "/v2/lists/{list}/entries/{entry_id}";
    it.ok(&format!("GET {one}"), &at, Value::Null);
    for method in ["PATCH", "PUT"] {
        it.ok(&format!("{method} {one}"), &at, json!({ "data": { "entry_values": { "priority": ["High"], "tags": [method.replace("PATCH", "Pilot").replace("PUT", "Expansion")] } } }));
        it.refused(
            &format!("{method} {one}"),
            &at,
            json!({ "data": { "entry_values": { "parent_record": [UNKNOWN] } } }),
            400,
            "immutable_value",
        );
    }
    let values = format!("{one}/attributes/{{attribute}}/values");
    it.ok(&format!("GET {values}"), &format!("{at}/attributes/priority/values?show_historic=true"), Value::Null);
    let history = json!({ "data": { "replace_history": true, "values": [{ "value": "Low", "active_from": "2024-01-01T00:00:00Z", "active_until": null }] } });
    it.ok(&format!("PUT {values}"), &format!("{at}/attributes/priority/values"), history);
    it.ok(
        "GET /v2/objects/{object}/records/{record_id}/entries",
        &format!("/v2/objects/companies/records/{company}/entries"),
        Value::Null,
    );
    let note = json!({ "data": { "format": "plaintext", "content": "On an entry", "author": { "type": "workspace-member", "id": UNKNOWN }, "entry": { "list": "sales_pipeline", "entry_id": first["data"]["id"]["entry_id"] } } });
    it.refused("POST /v2/comments", "/v2/comments", note.clone(), 400, "value_not_found");
    let members = it.ok("GET /v2/workspace_members", "/v2/workspace_members", Value::Null);
    let mut comment = note;
    comment["data"]["author"]["id"] = members["data"][0]["id"]["workspace_member_id"].clone();
    let comment = it.ok("POST /v2/comments", "/v2/comments", comment);
    let thread = text(&comment["data"]["thread_id"]);
    it.ok("GET /v2/threads/{thread_id}", &format!("/v2/threads/{thread}"), Value::Null);
    let entry = text(&first["data"]["id"]["entry_id"]);
    it.ok("GET /v2/threads", &format!("/v2/threads?list=sales_pipeline&entry_id={entry}"), Value::Null);
    it.ok(&format!("DELETE {one}"), &at, Value::Null);
    it.refused(&format!("GET {one}"), &at, Value::Null, 404, "not_found");
}

fn work(it: &mut Checked) {
    let members = it.ok("GET /v2/workspace_members", "/v2/workspace_members", Value::Null);
    let member = text(&members["data"][0]["id"]["workspace_member_id"]);
    let one = "GET /v2/workspace_members/{workspace_member_id}";
    it.ok(one, &format!("/v2/workspace_members/{member}"), Value::Null);
    it.refused(one, &format!("/v2/workspace_members/{UNKNOWN}"), Value::Null, 404, "not_found");
    let company =
        it.ok("POST /v2/objects/{object}/records/query", "/v2/objects/companies/records/query", json!({ "limit": 1 }));
    let company = text(&company["data"][0]["id"]["record_id"]);

    it.ok("GET /v2/notes", "/v2/notes?limit=50", Value::Null);
    it.refused("GET /v2/notes", "/v2/notes?parent_object=nothing", Value::Null, 404, "not_found");
    let note = |parent: &str, content: &str| json!({ "data": { "parent_object": "companies", "parent_record_id": parent, "title": "Call", "format": "markdown", "content": content } });
    let made =
        it.ok("POST /v2/notes", "/v2/notes", note(&company, "# Hello\n\n**bold** and [a link](https://example.com)"));
    assert_eq!(made["data"]["content_plaintext"], "Hello\n\nbold and a link");
    it.refused("POST /v2/notes", "/v2/notes", note(UNKNOWN, "x"), 404, "not_found");
    it.refused("POST /v2/notes", "/v2/notes", note(&company, &"x".repeat(1_000_001)), 413, "validation_type");
    let at = format!("/v2/notes/{}", text(&made["data"]["id"]["note_id"]));
    it.ok("GET /v2/notes/{note_id}", &at, Value::Null);
    it.ok("PATCH /v2/notes/{note_id}", &at, json!({ "data": { "title": "Second call" } }));
    it.ok("DELETE /v2/notes/{note_id}", &at, Value::Null);
    it.refused("PATCH /v2/notes/{note_id}", &at, json!({ "data": { "title": "x" } }), 404, "not_found");

    for query in ["", "?sort=completed_at:desc", "?is_completed=false", "?assignee=", "?linked_object=people"] {
        it.ok("GET /v2/tasks", &format!("/v2/tasks{query}"), Value::Null);
    }
    let task = |link: Value| json!({ "data": { "content": "Call", "format": "plaintext", "deadline_at": "2027-01-01", "is_completed": false, "linked_records": [link], "assignees": [{ "referenced_actor_type": "workspace-member", "referenced_actor_id": member }] } });
    let link = json!({ "target_object": "companies", "target_record_id": company });
    let made = it.ok("POST /v2/tasks", "/v2/tasks", task(link));
    it.refused(
        "POST /v2/tasks",
        "/v2/tasks",
        task(json!({ "target_object": "nothing", "target_record_id": company })),
        404,
        "not_found",
    );
    it.refused("POST /v2/tasks", "/v2/tasks", json!({ "data": { "content": "x" } }), 400, "validation_type");
    let at = format!("/v2/tasks/{}", text(&made["data"]["id"]["task_id"]));
    it.ok("GET /v2/tasks/{task_id}", &at, Value::Null);
    let done = it.ok("PATCH /v2/tasks/{task_id}", &at, json!({ "data": { "is_completed": true } }));
    assert!(done["data"]["completed_at"].is_string());
    it.ok("DELETE /v2/tasks/{task_id}", &at, Value::Null);
    it.refused("GET /v2/tasks/{task_id}", &at, Value::Null, 404, "not_found");

    let comment = json!({ "data": { "format": "plaintext", "content": "Hello", "author": { "type": "workspace-member", "id": member }, "record": { "object": "companies", "record_id": company } } });
    let made = it.ok("POST /v2/comments", "/v2/comments", comment);
    let thread = text(&made["data"]["thread_id"]);
    let reply = |thread: &str| json!({ "data": { "format": "plaintext", "content": "Yes", "author": { "type": "workspace-member", "id": member }, "thread_id": thread } });
    it.ok("POST /v2/comments", "/v2/comments", reply(&thread));
    it.refused("POST /v2/comments", "/v2/comments", reply(UNKNOWN), 400, "value_not_found");
    let at = format!("/v2/comments/{}", text(&made["data"]["id"]["comment_id"]));
    it.ok("GET /v2/comments/{comment_id}", &at, Value::Null);
    let page = it.ok("GET /v2/threads/{thread_id}", &format!("/v2/threads/{thread}?limit=1"), Value::Null);
    let cursor = text(&page["pagination"]["next_cursor"]);
    it.ok("GET /v2/threads/{thread_id}", &format!("/v2/threads/{thread}?limit=1&cursor={cursor}"), Value::Null);
    it.ok("GET /v2/threads", &format!("/v2/threads?object=companies&record_id={company}"), Value::Null);
    it.ok("DELETE /v2/comments/{comment_id}", &at, Value::Null);
    it.refused("GET /v2/comments/{comment_id}", &at, Value::Null, 404, "not_found");
    it.refused("GET /v2/threads/{thread_id}", &format!("/v2/threads/{thread}"), Value::Null, 404, "not_found");
}

fn meetings(it: &mut Checked) {
    let all = it.ok("GET /v2/meetings", "/v2/meetings?limit=200&sort=start_desc", Value::Null);
    let imported =
        all["data"].as_array().unwrap().iter().find(|meeting| meeting["created_by_actor"]["type"] == "system").unwrap();
    let imported = text(&imported["id"]["meeting_id"]);
    it.ok(
        "GET /v2/meetings",
        "/v2/meetings?ends_from=2026-11-01T00:00:00Z&starts_before=2027-01-01&participants=nora@northwind-ventures.com",
        Value::Null,
    );
    let meeting = |participants: Value| {
        json!({ "data": {
        "title": "Kick-off", "description": "", "is_all_day": false, "participants": participants,
        "start": { "datetime": "2026-12-01T10:00:00Z", "timezone": "Europe/Berlin" }, "end": { "datetime": "2026-12-01T11:00:00Z" },
    } })
    };
    let made = it.ok(
        "POST /v2/meetings",
        "/v2/meetings",
        meeting(json!([{ "email_address": "A@example.com", "is_organizer": "true", "status": "accepted" }])),
    );
    it.refused("POST /v2/meetings", "/v2/meetings", meeting(json!([])), 400, "validation_type");
    let id = text(&made["data"]["id"]["meeting_id"]);
    let at = format!("/v2/meetings/{id}");
    let one = "/v2/meetings/{meeting_id}";
    it.ok(&format!("GET {one}"), &at, Value::Null);
    let person =
        it.ok("POST /v2/objects/{object}/records/query", "/v2/objects/people/records/query", json!({ "limit": 1 }));
    let links = |id: &str| json!({ "data": { "linked_records": [{ "object": "people", "record_id": id }] } });
    let person = text(&person["data"][0]["id"]["record_id"]);
    for method in ["PATCH", "PUT"] {
        it.ok(&format!("{method} {one}"), &at, links(&person));
        it.refused(&format!("{method} {one}"), &at, links(UNKNOWN), 400, "value_not_found");
        it.refused(&format!("{method} {one}"), &format!("/v2/meetings/{UNKNOWN}"), links(&person), 404, "not_found");
    }
    let recordings = format!("{one}/call_recordings");
    let segment = json!({ "speech": "Hello", "start_time": 0, "end_time": 1.5, "speaker": { "name": "Ada" } });
    it.ok(
        &format!("POST {recordings}"),
        &format!("{at}/call_recordings"),
        json!({ "data": { "video_url": "https://example.com/a.mp4" } }),
    );
    let made = it.ok(
        &format!("POST {recordings}"),
        &format!("{at}/call_recordings"),
        json!({ "data": { "transcript": [segment] } }),
    );
    it.refused(
        &format!("POST {recordings}"),
        &format!("{at}/call_recordings"),
        json!({ "data": { "video_url": "ftp://example.com/a.mp4" } }),
        400,
        "validation_type",
    );
    it.refused(
        &format!("POST {recordings}"),
        &format!("/v2/meetings/{UNKNOWN}/call_recordings"),
        json!({ "data": { "transcript": [] } }),
        404,
        "not_found",
    );
    let recording = format!("{at}/call_recordings/{}", text(&made["data"]["id"]["call_recording_id"]));
    let page = it.ok(&format!("GET {recordings}"), &format!("{at}/call_recordings?limit=1"), Value::Null);
    assert!(page["pagination"]["next_cursor"].is_string());
    it.ok(&format!("GET {recordings}/{{call_recording_id}}"), &recording, Value::Null);
    it.ok(
        &format!("GET {recordings}/{{call_recording_id}}/transcript"),
        &format!("{recording}/transcript"),
        Value::Null,
    );
    it.ok(&format!("DELETE {recordings}/{{call_recording_id}}"), &recording, Value::Null);
    it.refused(&format!("DELETE {recordings}/{{call_recording_id}}"), &recording, Value::Null, 404, "not_found");
    it.refused(
        &format!("DELETE {one}"),
        &format!("/v2/meetings/{imported}"),
        Value::Null,
        400,
        "system_edit_unauthorized",
    );
    it.ok(&format!("DELETE {one}"), &at, Value::Null);
    it.refused(&format!("GET {one}"), &at, Value::Null, 404, "not_found");
}

fn files(it: &mut Checked) {
    let company =
        it.ok("POST /v2/objects/{object}/records/query", "/v2/objects/companies/records/query", json!({ "limit": 1 }));
    let company = text(&company["data"][0]["id"]["record_id"]);
    let create = "POST /v2/files";
    let folder = it.ok(
        create,
        "/v2/files",
        json!({ "object": "companies", "record_id": company, "file_type": "folder", "name": "Contracts" }),
    );
    let folder = text(&folder["data"]["id"]["file_id"]);
    for kind in ["connected-file", "connected-folder"] {
        let made = it.ok(create, "/v2/files", json!({ "object": "companies", "record_id": company, "file_type": kind, "storage_provider": "google-drive", "external_provider_file_id": "1x" }));
        let id = text(&made["data"]["id"]["file_id"]);
        it.ok("GET /v2/files/{file_id}", &format!("/v2/files/{id}"), Value::Null);
    }
    let body = format!(
        "--b0\r\nContent-Disposition: form-data; name=\"object\"\r\n\r\ncompanies\r\n--b0\r\nContent-Disposition: form-data; name=\"record_id\"\r\n\r\n{company}\r\n--b0\r\nContent-Disposition: form-data; name=\"parent_folder_id\"\r\n\r\n{folder}\r\n--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"übersicht.txt\"\r\nContent-Type: text/plain\r\n\r\none\r\ntwo\r\n--b0--\r\n"
    );
    let made = it.send(
        "POST /v2/files/upload",
        "POST",
        "/v2/files/upload",
        "multipart/form-data; boundary=b0",
        body.into_bytes(),
    );
    assert_eq!((&made["data"]["name"], &made["data"]["content_size"]), (&json!("übersicht.txt"), &json!(8)), "{made}");
    let at = format!("/v2/files/{}", text(&made["data"]["id"]["file_id"]));
    it.ok("GET /v2/files", &format!("/v2/files?object=companies&record_id={company}"), Value::Null);
    it.ok("GET /v2/files/{file_id}", &at, Value::Null);
    let shown = it.ok("GET /v2/files/{file_id}", &format!("/v2/files/{folder}"), Value::Null);
    assert_eq!(shown["data"]["has_children"], true);
    it.ok("GET /v2/files/{file_id}/download", &format!("{at}/download"), Value::Null);
    let answer = it.api.send("GET", &format!("/attio{at}/download"), "", Vec::new());
    assert_eq!(answer.status, 302);
    let location = answer.header("location").unwrap().replace(support::ORIGIN, "");
    it.api.key = None;
    assert_eq!(it.api.send("GET", &location, "", Vec::new()).body, b"one\r\ntwo");
    assert_eq!(it.api.send("GET", &location.replace("signature=", "signature=x"), "", Vec::new()).status, 404);
    it.api.key = Some("test".to_owned());
    it.ok("DELETE /v2/files/{file_id}", &format!("/v2/files/{folder}"), Value::Null);
    it.refused("GET /v2/files/{file_id}", &at, Value::Null, 404, "not_found");
}

fn rest(it: &mut Checked) {
    let page = it.ok("GET /v2/emails", "/v2/emails?participants=nora@northwind-ventures.com", Value::Null);
    assert_eq!(page, json!({ "data": [], "pagination": { "next_cursor": null } }), "the own workspace says nothing");
    assert_eq!(it.call("GET /v2/emails", "/v2/emails", Value::Null)["code"], "validation_type");
    let people = it.ok("POST /v2/objects/{object}/records/query", "/v2/objects/people/records/query", json!({}));
    let ids: Vec<String> =
        people["data"].as_array().unwrap().iter().take(10).map(|person| text(&person["id"]["record_id"])).collect();
    let found = it.ok(
        "GET /v2/emails",
        &format!("/v2/emails?linked_object=people&linked_record_ids={}&limit=50", ids.join(",")),
        Value::Null,
    );
    assert!(!found["data"].as_array().unwrap().is_empty());

    let unsubscribe = "POST /v2/sequences/unsubscribed_emails";
    it.ok(
        unsubscribe,
        "/v2/sequences/unsubscribed_emails",
        json!({ "data": { "email_addresses": ["A@example.com", "a@example.com"] } }),
    );
    it.refused(
        unsubscribe,
        "/v2/sequences/unsubscribed_emails",
        json!({ "data": { "email_addresses": [] } }),
        400,
        "validation_type",
    );

    it.ok("GET /v2/webhooks", "/v2/webhooks?limit=100", Value::Null);
    let webhook = json!({ "data": { "target_url": "https://example.com/hook", "subscriptions": [
        { "event_type": "note.created", "filter": null },
        { "event_type": "record.created", "filter": { "$and": [{ "field": "id.object_id", "operator": "equals", "value": UNKNOWN }] } },
    ] } });
    let made = it.ok("POST /v2/webhooks", "/v2/webhooks", webhook.clone());
    assert!(made["data"]["secret"].is_string());
    it.refused("POST /v2/webhooks", "/v2/webhooks", webhook, 409, "uniqueness_conflict");
    let list = json!({ "$or": [{ "field": "id.list_id", "operator": "equals", "value": UNKNOWN }] });
    let wrong = json!({ "data": { "target_url": "https://example.com/x", "subscriptions": [{ "event_type": "list.updated", "filter": list }] } });
    it.refused("POST /v2/webhooks", "/v2/webhooks", wrong, 400, "validation_type");
    let at = format!("/v2/webhooks/{}", text(&made["data"]["id"]["webhook_id"]));
    let shown = it.ok("GET /v2/webhooks/{webhook_id}", &at, Value::Null);
    assert!(shown["data"].get("secret").is_none());
    it.ok("PATCH /v2/webhooks/{webhook_id}", &at, json!({ "data": { "target_url": "https://example.com/other" } }));
    it.ok("DELETE /v2/webhooks/{webhook_id}", &at, Value::Null);
    it.refused("DELETE /v2/webhooks/{webhook_id}", &at, Value::Null, 404, "not_found");
    it.refused("PATCH /v2/webhooks/{webhook_id}", &at, json!({ "data": {} }), 404, "not_found");
}

fn activities(it: &mut Checked) {
    it.ok("GET /v2/activities", "/v2/activities?limit=1", Value::Null);
    let visit = json!({ "data": { "api_slug": "lunches", "singular_noun": "Lunch", "plural_noun": "Lunches", "extends": "interactions" } });
    it.ok("POST /v2/activities", "/v2/activities", visit.clone());
    it.refused("POST /v2/activities", "/v2/activities", visit, 409, "slug_conflict");
    let one = "/v2/activities/{activity}";
    it.ok(&format!("GET {one}"), "/v2/activities/lunches", Value::Null);
    it.refused(&format!("GET {one}"), "/v2/activities/nothing", Value::Null, 404, "not_found");
    it.ok(&format!("PATCH {one}"), "/v2/activities/lunches", json!({ "data": { "plural_noun": "Lunches eaten" } }));
    it.refused(&format!("PATCH {one}"), "/v2/activities/lunches", json!({ "data": {} }), 400, "validation_type");
    it.refused(
        &format!("PATCH {one}"),
        "/v2/activities/lunches",
        json!({ "data": { "api_slug": "calls" } }),
        409,
        "slug_conflict",
    );
    it.ok(&format!("DELETE {one}"), "/v2/activities/lunches", Value::Null);
    it.refused(&format!("DELETE {one}"), "/v2/activities/calls", Value::Null, 400, "system_edit_unauthorized");

    let all = format!("{one}/records");
    it.ok(
        &format!("POST {all}/query"),
        "/v2/activities/calls/records/query",
        json!({ "filter": { "outcome": "Positive" } }),
    );
    it.refused(
        &format!("POST {all}/query"),
        "/v2/activities/calls/records/query",
        json!({ "filter": { "x": 1 } }),
        400,
        "filter_error",
    );
    let record = |title: &str| json!({ "data": { "values": { "title": [title], "external_id": ["x-1"], "topics": ["Pricing"] } } });
    let made = it.ok(&format!("POST {all}"), "/v2/activities/calls/records", record("One"));
    it.ok(&format!("PUT {all}"), "/v2/activities/calls/records?matching_attribute=external_id", record("Two"));
    it.refused(
        &format!("PUT {all}"),
        "/v2/activities/calls/records?matching_attribute=nothing",
        record("Two"),
        400,
        "value_not_found",
    );
    let at = format!("/v2/activities/calls/records/{}", text(&made["data"]["id"]["record_id"]));
    it.ok(&format!("GET {all}/{{record_id}}"), &at, Value::Null);
    for method in ["PATCH", "PUT"] {
        it.ok(
            &format!("{method} {all}/{{record_id}}"),
            &at,
            json!({ "data": { "values": { "topics": ["Support"] } } }),
        );
    }
    it.ok(&format!("DELETE {all}/{{record_id}}"), &at, Value::Null);
    it.refused(&format!("GET {all}/{{record_id}}"), &at, Value::Null, 404, "not_found");
}
