//! Every operation of the client's table has a handler, and every handler an operation.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use attio_sandbox::api::handlers;
use attio_sandbox::gateway::connections::CALLS;
use attio_sandbox::http::router::{find, operations};

#[test]
fn each_operation_has_one_handler() {
    let operations: BTreeSet<&str> = operations().iter().map(|operation| operation.call).collect();
    let named: Vec<&str> = handlers().map(|(call, _)| call).chain(CALLS).collect();
    let handled: BTreeSet<&str> = named.iter().copied().collect();
    assert!(!operations.is_empty(), "docs/operations.json cannot be read");
    let none = [] as [&&str; 0];
    assert_eq!(operations.difference(&handled).collect::<Vec<_>>(), none, "has no handler in sandbox/src/api");
    assert_eq!(handled.difference(&operations).collect::<Vec<_>>(), none, "is handled and no operation");
    assert_eq!(named.len(), handled.len(), "an operation has two handlers");
}

/// The template with more literal segments, of two that match.
#[test]
fn each_path_leads_to_its_operation() {
    for operation in operations() {
        let path: Vec<String> = operation
            .path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(|part| part.replace("{target}", "objects").replace(['{', '}'], ""))
            .collect();
        let (route, parameters) = find(operation.method, &path).unwrap();
        assert_eq!(route.operation.call, operation.call);
        assert_eq!(parameters.len(), operation.path.matches('{').count(), "{}", operation.call);
    }
    let path = ["v2", "objects", "records", "search"].map(str::to_owned);
    assert_eq!(find("POST", &path).unwrap().0.operation.call, "records.search");
}
