//! From a request to the route that answers it.

use crate::api;
use crate::gateway::auth::Access;
use crate::http::Request;
use crate::http::call::{Answer, Call, Route};
use crate::http::error::Failure;
use crate::store::Store;

pub fn routes() -> impl Iterator<Item = &'static Route> {
    api::ALL.iter().flat_map(|routes| routes.iter())
}

/// The route for a request, with its parameters. Literal segments win because they are listed first.
pub fn find(method: &str, path: &[String]) -> Option<(&'static Route, Vec<(&'static str, String)>)> {
    routes().filter(|route| route.method == method).find_map(|route| Some((route, parameters(route.path, path)?)))
}

fn parameters(template: &'static str, path: &[String]) -> Option<Vec<(&'static str, String)>> {
    let parts: Vec<&'static str> = template.split('/').filter(|part| !part.is_empty()).collect();
    if parts.len() != path.len() {
        return None;
    }
    let mut found = Vec::new();
    for (part, segment) in parts.into_iter().zip(path) {
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => found.push((name, segment.clone())),
            None if part == segment => {}
            None => return None,
        }
    }
    Some(found)
}

/// Finds the route, checks the scopes, runs it.
pub fn answer(store: &mut Store, request: &Request, path: &[String], access: &Access) -> Answer {
    let (route, parameters) =
        find(&request.method, path).ok_or_else(|| Failure::not_found("The requested path was not found."))?;
    let target = parameters.iter().find(|(name, _)| *name == "target").map(|(_, value)| value.as_str());
    for scope in route.scopes {
        let scope = match target {
            Some("lists") => scope.replace("{target}", "list"),
            Some("activities") => scope.replace("{target}", "activity"),
            _ => scope.replace("{target}", "object"),
        };
        if !access.allows(&scope) {
            return Err(Failure::missing_scope(&scope));
        }
    }
    (route.run)(&mut Call { store, request, access, parameters })
}
