//! The table of operations: `docs/operations.json` equals the build's output from the tables in `src/api`, and both
//! agree with the vendor's contract.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use attio::api::RESOURCES;
use attio::api::listing::{BEGIN, END, OPERATIONS};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

/// A row of `docs/operations.json`.
#[derive(Deserialize)]
struct Row {
    method: String,
    path: String,
    /// The method of the client: `records.query`.
    call: String,
    stability: String,
    paging: Option<String>,
    /// Required scopes, all of them; `a|b` is either of two.
    scopes: Vec<String>,
    effect: String,
}

/// The rows as the crate prints them, one JSON object each.
fn lines() -> impl Iterator<Item = &'static str> {
    OPERATIONS.strip_prefix(BEGIN).unwrap().strip_suffix(END).unwrap().lines()
}

fn rows() -> Vec<Row> {
    lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn in_root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A file of the contract, in a folder beside the repository. Without it the tests are skipped, except in CI, where
/// that is an error.
fn shared(path: &str) -> Option<String> {
    let file = in_root("../shared").join(path);
    match std::fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(error) if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
            panic!("{} is needed: {error}", file.display())
        }
        Err(_) => {
            // Written past the capture of output, for tools/test to count.
            std::io::stdout().write_all(format!("skipped: {} is not there\n", file.display()).as_bytes()).unwrap();
            None
        }
    }
}

/// Every operation of the contract by its method and path.
fn contract() -> Option<BTreeMap<(String, String), Value>> {
    let mut operations = BTreeMap::new();
    for document in ["openapi/attio-v2.json", "openapi/maton-connections.json"] {
        let document: Value = serde_json::from_str(&shared(document)?).unwrap();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for method in ["get", "post", "put", "patch", "delete"] {
                if let Some(operation) = methods.get(method) {
                    operations.insert((method.to_uppercase(), path.clone()), operation.clone());
                }
            }
        }
    }
    Some(operations)
}

#[test]
fn the_list_in_docs_is_current() {
    let expected = format!("[\n  {}\n]\n", lines().collect::<Vec<_>>().join(",\n  "));
    let found = std::fs::read_to_string(in_root("docs/operations.json")).unwrap_or_default();
    for (number, (expected, found)) in expected.lines().zip(found.lines()).enumerate() {
        assert_eq!(expected, found, "docs/operations.json, line {}: `npm run build` writes it", number + 1);
    }
    assert!(expected == found, "docs/operations.json has lines too few or too many: `npm run build` writes it");
}

/// The printer runs at compile time and escapes nothing, so its output is compared with the table.
#[test]
fn the_list_says_what_the_tables_say() {
    let mut rows = rows().into_iter();
    for resource in RESOURCES {
        for method in resource.methods.iter().filter(|method| method.operation.verb() != "waitUntilActive") {
            let operation = &method.operation;
            let row = rows.next().unwrap();
            assert!(row.call.ends_with(operation.verb()) && row.call.starts_with(resource.name), "{}", row.call);
            assert_eq!(row.method, operation.method.as_str(), "{}", row.call);
            assert_eq!(row.path, operation.path(), "{}", row.call);
            assert_eq!(row.scopes.join(" "), operation.scopes(), "{}", row.call);
            assert_eq!(row.effect, operation.effect.as_str(), "{}", row.call);
        }
    }
    assert!(rows.next().is_none());
}

#[test]
fn no_call_and_no_operation_is_there_twice() {
    let rows = rows();
    let calls: BTreeSet<_> = rows.iter().map(|row| &row.call).collect();
    let paths: BTreeSet<_> = rows.iter().map(|row| (&row.method, &row.path)).collect();
    assert_eq!(rows.len(), calls.len());
    assert_eq!(rows.len(), paths.len());
}

#[test]
fn none_of_the_contract_is_missing_and_none_is_invented() {
    let Some(contract) = contract() else { return };
    let ours: BTreeSet<_> = rows().into_iter().map(|row| (row.method, row.path)).collect();
    let theirs: BTreeSet<_> = contract.into_keys().collect();
    assert_eq!(theirs.difference(&ours).collect::<Vec<_>>(), [] as [&(String, String); 0], "missing");
    assert_eq!(ours.difference(&theirs).collect::<Vec<_>>(), [] as [&(String, String); 0], "invented");
}

#[test]
fn stability_and_scopes_are_those_of_the_contract() {
    let Some(contract) = contract() else { return };
    for row in rows() {
        let operation = contract
            .get(&(row.method.clone(), row.path.clone()))
            .unwrap_or_else(|| panic!("{} is not in the contract: {} {}", row.call, row.method, row.path));
        assert_eq!(operation["x-stability"], row.stability, "{}", row.call);

        let documented: Vec<&str> = operation
            .pointer("/security/0/oauth2")
            .and_then(Value::as_array)
            .map(|scopes| scopes.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        // The contract names the scopes for objects only, where lists have their own, and no scope for creating an
        // attribute; its descriptions have more.
        let first_choices: BTreeSet<_> =
            row.scopes.iter().map(|scope| scope.split('|').next().unwrap_or_default()).collect();
        if row.call == "attributes.create" {
            assert_eq!(documented, [""; 0], "{}", row.call);
            assert_eq!(row.scopes, ["object_configuration:read-write|list_configuration:read-write"]);
        } else {
            assert_eq!(first_choices, documented.into_iter().collect(), "{}", row.call);
        }
    }
}

#[test]
fn names_pages_and_retries_are_those_agreed_on() {
    let Some(table) = shared("reference/method-names.md") else { return };
    // | `call` | `METHOD path` | stability | pages | retry after ambiguity |
    let agreed: Vec<Vec<String>> = table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect())
        .collect();
    let ours: BTreeMap<_, _> = rows().into_iter().map(|row| (row.call.clone(), row)).collect();
    let named: BTreeSet<&str> = agreed.iter().filter_map(|cells| cells.first()).map(String::as_str).collect();
    let more: Vec<&str> = ours.keys().map(String::as_str).filter(|call| !named.contains(call)).collect();
    assert_eq!(more, [] as [&str; 0], "is not in method-names.md");
    for cells in agreed {
        let [call, operation, stability, pages, retry] = cells.as_slice() else { panic!("{cells:?}") };
        let row = ours.get(call).unwrap_or_else(|| panic!("{call} is missing"));
        let paging = match row.paging.as_deref() {
            None => "",
            Some("one-page") => "one page",
            Some("offset-query") => "offset, query",
            Some("offset-body") => "offset, body",
            Some("cursor-object") => "{ data, nextCursor }",
            Some("array") => "plain array",
            Some(other) => other,
        };
        assert_eq!(*operation, format!("{} {}", row.method, row.path), "{call}");
        assert_eq!(*stability, row.stability, "{call}");
        assert_eq!(pages, paging, "{call}");
        assert_eq!(retry == "yes", row.effect != "once", "{call}");
    }
}

/// Writes that the vendor documents as safe to repeat.
#[test]
fn unsubscribing_is_a_write() {
    let effects: BTreeMap<_, _> = rows().into_iter().map(|row| (row.call, row.effect)).collect();
    assert_eq!(effects["sequences.unsubscribe"], "idempotent");
    for call in ["records.query", "records.search", "entries.query", "activityRecords.query", "sql.query", "tasks.get"]
    {
        assert_eq!(effects[call], "reads", "{call}");
    }
}
