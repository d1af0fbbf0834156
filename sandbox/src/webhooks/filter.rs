//! Filters of a subscription: `$and` or `$or` of comparisons with a field of the event.

use serde_json::Value;

use crate::json_path::JsonPath;

/// Whether an event passes a filter. `null` and an empty `$and` pass all.
pub fn fits(filter: &Value, event: &Value) -> bool {
    let conditions = |key| filter.get(key).and_then(Value::as_array);
    match (conditions("$and"), conditions("$or")) {
        (Some(all), _) => all.iter().all(|condition| compares(condition, event)),
        (None, Some(any)) => any.iter().any(|condition| compares(condition, event)),
        (None, None) => true,
    }
}

fn compares(condition: &Value, event: &Value) -> bool {
    let path = condition.at("field").as_str().unwrap_or_default().replace('.', "/");
    let equal = event.at(&path) == condition.at("value");
    match condition.at("operator").as_str() {
        Some("not_equals") => !equal,
        _ => equal,
    }
}

#[cfg(test)]
mod tests {
    use super::fits;
    use serde_json::json;

    #[test]
    fn compares_fields_by_their_path() {
        let event =
            json!({ "event_type": "x", "id": { "object_id": "o" }, "actor": { "type": "api-token", "id": null } });
        let one =
            |field: &str, operator: &str, value: &str| json!({ "field": field, "operator": operator, "value": value });
        let (right, wrong) = (one("id.object_id", "equals", "o"), one("actor.type", "not_equals", "api-token"));
        for (filter, expected) in [
            (json!(null), true),
            (json!({ "$and": [] }), true),
            (json!({ "$or": [] }), false),
            (json!({ "$and": [right] }), true),
            (json!({ "$and": [right, wrong] }), false),
            (json!({ "$or": [wrong, right] }), true),
            (json!({ "$and": [one("id.missing", "equals", "o")] }), false),
            (json!({ "$and": [one("id.missing", "not_equals", "o")] }), true),
        ] {
            assert_eq!(fits(&filter, &event), expected, "{filter}");
        }
    }
}
