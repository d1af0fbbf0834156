//! Routing of requests to handlers. Methods, paths and scopes are those of `docs/operations.json`, which the build
//! generates from the client's tables; the sandbox adds a function for each.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::api;
use crate::gateway::auth::Access;
use crate::http::Request;
use crate::http::call::{Answer, Call, Run};
use crate::http::error::Failure;
use crate::store::Store;

const TABLE: &str = include_str!("../../../docs/operations.json");

/// A row of the table of operations.
#[derive(Debug, Deserialize)]
pub struct Operation {
    pub call: &'static str,
    pub method: &'static str,
    /// As in the vendor's documentation; `{name}` matches any segment.
    pub path: &'static str,
    /// Required scopes, all of them; `…:read-write` includes `…:read`, and `a|b` is one for each kind of target.
    pub scopes: Vec<&'static str>,
}

/// An operation and its handler.
pub struct Route {
    pub operation: Operation,
    segments: Vec<&'static str>,
    /// None for the gateway's own operations, which are handled there.
    run: Option<Run>,
}

/// Every operation of the table. An unreadable row is an error of the build, which tests report.
pub fn operations() -> Vec<Operation> {
    serde_json::from_str(TABLE).unwrap_or_default()
}

/// Routes with more literal segments come first, so that `records/search` does not match `{object}/records`.
static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let mut routes: Vec<Route> = operations()
        .into_iter()
        .map(|operation| {
            let run = api::handlers().find(|(call, _)| *call == operation.call).map(|(_, run)| run);
            let segments = operation.path.split('/').filter(|part| !part.is_empty()).collect();
            Route { operation, segments, run }
        })
        .collect();
    routes.sort_by_key(|route| route.segments.iter().filter(|part| part.starts_with('{')).count());
    routes
});

/// The route for a request, with its parameters.
pub fn find(method: &str, path: &[String]) -> Option<(&'static Route, Vec<(&'static str, String)>)> {
    ROUTES
        .iter()
        .filter(|route| route.operation.method == method && route.segments.len() == path.len())
        .find_map(|route| Some((route, parameters(&route.segments, path)?)))
}

fn parameters(template: &[&'static str], path: &[String]) -> Option<Vec<(&'static str, String)>> {
    let mut found = Vec::new();
    for (part, segment) in template.iter().zip(path) {
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => found.push((name, segment.clone())),
            None if part == segment => {}
            None => return None,
        }
    }
    Some(found)
}

/// The scope for a `target`: of `object_configuration:read|list_configuration:read`, the one that begins with its noun.
fn scope_for(scope: &str, target: Option<&str>) -> String {
    let noun = match target {
        Some("lists") => "list_",
        Some("activities") => "activity_",
        _ => "object_",
    };
    let mut choices = scope.split('|');
    let first = choices.clone().next().unwrap_or_default();
    match choices.find(|choice| choice.starts_with(noun)) {
        Some(choice) => choice.to_owned(),
        // Activities have attributes as well, which the table does not mention.
        None if target.is_some() => first.replacen("object_", noun, 1),
        None => first.to_owned(),
    }
}

/// Finds the route, checks the scopes, and calls the handler.
pub fn answer(store: &mut Store, request: &Request, path: &[String], access: &Access) -> Answer {
    let not_found = || Failure::not_found("The requested path was not found.");
    let (route, parameters) = find(&request.method, path).ok_or_else(not_found)?;
    let run = route.run.ok_or_else(not_found)?;
    let target = parameters.iter().find(|(name, _)| *name == "target").map(|(_, value)| value.as_str());
    for scope in &route.operation.scopes {
        let scope = scope_for(scope, target);
        if !access.allows(&scope) {
            return Err(Failure::missing_scope(&scope));
        }
    }
    run(&mut Call { store, request, access, parameters })
}
