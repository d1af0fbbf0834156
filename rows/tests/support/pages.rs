//! Random answers: those of the API, possible future ones, and invalid ones.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Any JSON.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no NaN", |number| number.is_finite()).prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((any_text(), inner), 0..4).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z ]{0,40}",
        2 => any::<String>(),
        1 => "[\"\\\\/\u{0}-\u{1f}ß€😀\u{2028}\u{d7ff}\u{e000}\u{10ffff}=+@-]{0,20}",
        1 => prop_oneof![Just("value"), Just("title"), Just("attribute_type"), Just("__proto__"), Just("option")].prop_map(String::from),
    ]
}

const TYPES: [&str; 19] = [
    "text",
    "number",
    "checkbox",
    "currency",
    "date",
    "timestamp",
    "rating",
    "status",
    "select",
    "record-reference",
    "actor-reference",
    "location",
    "domain",
    "email-address",
    "phone-number",
    "personal-name",
    "interaction",
    "from-the-future",
    "",
];

const FIELDS: [&str; 27] = [
    "value",
    "currency_value",
    "currency_code",
    "option",
    "status",
    "target_object",
    "target_record_id",
    "referenced_actor_type",
    "referenced_actor_id",
    "domain",
    "root_domain",
    "email_address",
    "phone_number",
    "original_phone_number",
    "full_name",
    "interacted_at",
    "line_1",
    "line_2",
    "line_3",
    "line_4",
    "locality",
    "region",
    "postcode",
    "country_code",
    "latitude",
    "longitude",
    "active_until",
];

/// The fields at the beginning of a value in the API's answers, or similar ones.
fn beginning() -> impl Strategy<Value = Map<String, Value>> {
    let usual = |text: &'static str| prop_oneof![8 => Just(Value::from(text)), 1 => any_text().prop_map(Value::from), 1 => any_json()];
    let actor = prop_oneof![
        8 => (usual("workspace-member"), usual("50cf242c-7fa3-4cad-87d0-75b1af71c57b")).prop_map(|(kind, id)| json!({ "type": kind, "id": id })),
        1 => Just(json!({ "type": "system", "id": null })),
        1 => any_json(),
    ];
    let until = prop_oneof![4 => Just(Value::Null), 1 => any_json()];
    (any::<bool>(), usual("2023-01-01T15:00:00.000000000Z"), until, actor).prop_map(|(there, from, until, actor)| {
        let mut object = Map::new();
        if there {
            object.insert("active_from".into(), from);
            object.insert("active_until".into(), until);
            object.insert("created_by_actor".into(), actor);
        }
        object
    })
}

fn value() -> impl Strategy<Value = Value> {
    let titled = (any_json(), prop::option::weighted(0.8, any_text())).prop_map(|(id, title)| {
        let mut inner = json!({ "id": id });
        if let Some(title) = title {
            inner["title"] = title.into();
        }
        inner
    });
    let field = prop_oneof![3 => any_text().prop_map(Value::from), 1 => any_json(), 2 => titled];
    let fields = vec((prop::sample::select(FIELDS.to_vec()), field), 0..30);
    let all = (beginning(), fields, prop::sample::select(TYPES.to_vec()), any::<prop::sample::Index>()).prop_map(
        |(beginning, mut fields, kind, position)| {
            if !kind.is_empty() {
                fields.insert(position.index(fields.len() + 1), ("attribute_type", kind.into()));
            }
            let mut object = beginning;
            for (name, value) in fields {
                object.insert(name.into(), value);
            }
            Value::Object(object)
        },
    );
    prop_oneof![9 => all, 1 => any_json()]
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        9 => vec(value(), 0..4).prop_map(Value::from),
        1 => any_json(),
    ]
}

fn slug() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "name", "tags", "revenue", "team", "address", "stage", "whole", "created_at", "größe", "other", "__proto__", "web_url",
        ]).prop_map(String::from),
        1 => any_text(),
    ]
}

fn record() -> impl Strategy<Value = Value> {
    let all = vec((slug(), values()), 0..8).prop_map(|members| Value::Object(members.into_iter().collect()));
    let id = prop_oneof![4 => "[0-9a-f-]{36}".prop_map(|id| json!({ "workspace_id": "w", "record_id": id })), 1 => any_json()];
    let values = prop_oneof![9 => all, 1 => any_json()];
    (id, any_json(), values, vec((any_text(), any_json()), 0..2)).prop_map(|(id, created_at, values, more)| {
        let mut record = json!({ "id": id, "created_at": created_at, "values": values });
        for (name, value) in more {
            record[name] = value;
        }
        record
    })
}

/// An answer, usually of records.
pub fn page() -> impl Strategy<Value = Value> {
    (vec(record(), 0..5), vec((any_text(), any_json()), 0..2), any::<bool>()).prop_map(|(records, more, first)| {
        let mut page = Map::new();
        let data = ("data".to_string(), Value::from(records));
        let (before, after) = if first { (vec![data], more) } else { (more, vec![data]) };
        page.extend(before);
        page.extend(after.into_iter().filter(|(name, _)| first || name == "data"));
        Value::Object(page)
    })
}

/// JSON text of a value, in the styles of different writers.
pub fn written(value: &Value, style: u8) -> Vec<u8> {
    let text = if style & 1 == 0 { value.to_string() } else { serde_json::to_string_pretty(value).unwrap() };
    if style & 2 == 0 {
        return text.into_bytes();
    }
    // All non-ASCII characters, and some letters within strings, as escapes.
    let mut out = String::new();
    let mut inside = false;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => inside = !inside,
            '\\' => {
                out.push(character);
                out.extend(characters.next());
                continue;
            }
            'a' | 'e' | '_' | '\u{80}'.. if inside => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
                continue;
            }
            _ => {}
        }
        out.push(character);
    }
    out.into_bytes()
}
