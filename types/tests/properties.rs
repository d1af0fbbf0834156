//! Properties for any workspace: parsing the file gives its schema, every difference is reported once, and other
//! people's text stays inside its string or comment.

use attio_types::schema::{Attribute, Attributes, Comment, Flag, List, Object, Schema, has_choices};
use attio_types::token::{Token, tokens};
use attio_types::{compare, parse, print, read};
use proptest::collection::{btree_map, btree_set};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Text with all dangerous characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("*/".to_owned()),
        Just("/*".to_owned()),
        Just("//".to_owned()),
        Just("\"; }; export const evil = 1; //".to_owned()),
        Just("\\".to_owned()),
        Just("@deprecated".to_owned()),
        Just("{@link x}".to_owned()),
        Just("${x}`".to_owned()),
        Just("\r\n\u{2028}\u{2029}\u{202e}\u{0}\u{feff}".to_owned()),
        "[\"'a-z0-9 _*/@]{0,6}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn comment() -> impl Strategy<Value = Comment> {
    (text(), text()).prop_map(|(title, description)| Comment { title, description })
}

fn attribute() -> impl Strategy<Value = Attribute> {
    let kind = prop_oneof![
        Just("text".to_owned()),
        Just("select".to_owned()),
        Just("status".to_owned()),
        Just("record-reference".to_owned()),
        Just("interaction".to_owned()),
        "[a-z]{3,8}-new",
    ];
    let flags = btree_set(prop::sample::select(Flag::ALL.to_vec()), 0..4);
    (comment(), kind, flags, prop::option::of(btree_set(text(), 0..6))).prop_map(|(comment, kind, flags, choices)| {
        let choices = choices.filter(|_| has_choices(&kind));
        let flags = if kind == "interaction" { [Flag::ReadOnly].into() } else { flags };
        Attribute { comment, kind, flags, choices }
    })
}

fn attributes() -> impl Strategy<Value = Attributes> {
    btree_map(text(), attribute(), 0..5)
}

fn schema() -> impl Strategy<Value = Schema> {
    let objects = btree_map(
        text(),
        (comment(), attributes()).prop_map(|(comment, attributes)| Object { comment, attributes }),
        0..4,
    );
    let list = (comment(), btree_set(text(), 0..3), attributes()).prop_map(|(comment, parents, attributes)| List {
        comment,
        parents,
        attributes,
    });
    (objects, prop::option::of(btree_map(text(), list, 0..3))).prop_map(|(objects, lists)| Schema { objects, lists })
}

proptest! {
    #[test]
    fn a_file_reads_back(schema in schema()) {
        prop_assert_eq!(parse(&print(&schema)), Some(schema));
    }

    #[test]
    fn the_same_workspace_gives_the_same_file(schema in schema()) {
        let file = print(&schema);
        prop_assert_eq!(parse(&file).map(|schema| print(&schema).lines().filter(|line| !line.trim_start().starts_with(['*', '/'])).count()),
            Some(file.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])).count()));
        prop_assert!(compare(&schema, &schema).is_empty());
    }

    /// Without comments and strings, only the crate's own words are left.
    #[test]
    fn text_stays_where_it_is_put(schema in schema()) {
        let file = print(&schema);
        const WORDS: &[&str] = &["import", "type", "Attr", "from", "declare", "module", "interface", "Register", "workspace",
            "Workspace", "export", "objects", "lists", "parent", "attributes", "never", "string"];
        for token in tokens(&file).unwrap_or_default() {
            if let Token::Word(word) = token {
                let is_slug = schema.objects.contains_key(&word)
                    || schema.objects.values().any(|object| object.attributes.contains_key(&word))
                    || schema.lists.iter().flatten().any(|(slug, list)| *slug == word || list.attributes.contains_key(&word));
                prop_assert!(is_slug || WORDS.contains(&word.as_str()) || attio_types::schema::kind_named(&word).is_some() || word == "Unknown", "{word}");
            }
        }
        let dangerous = |character: char| {
            (character.is_control() && character != '\n') || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202e}')
        };
        prop_assert!(!file.contains(dangerous));
        // No line of a comment begins a tag.
        for line in file.lines().filter(|line| line.trim_start().starts_with('*')) {
            prop_assert!(!line.contains(" @") && !line.contains("{@"), "{line}");
        }
    }

    /// A formatter changes quotes, indentation, line ends and separators.
    #[test]
    fn layout_does_not_count(schema in schema()) {
        let file = print(&schema);
        let flat: String = tokens(&file).unwrap_or_default().iter().map(|token| match token {
            Token::Word(word) => format!("{word}\r\n\t"),
            Token::Text(text) => format!("{} ", attio_types::literal::string(text)),
            Token::Mark(';') => ",".to_owned(),
            Token::Mark(mark) => mark.to_string(),
        }).collect();
        prop_assert_eq!(parse(&flat), Some(schema));
    }

    /// Every difference is reported, and only once.
    #[test]
    fn each_difference_is_told_once(before in schema(), after in schema()) {
        let found = compare(&before, &after);
        let mut paths: Vec<_> = found.iter().map(|one| one.path.clone()).collect();
        paths.sort();
        let all = paths.len();
        paths.dedup();
        // A slug with a dot may look like the path of another attribute.
        let dotted = format!("{before:?}{after:?}").contains('.');
        prop_assert!(dotted || paths.len() == all, "{found:?}");
        if before.lists.is_some() == after.lists.is_some() && print(&before) != print(&after) && found.is_empty() {
            // Only comments differ, or parts that `after` does not know.
            let known = |schema: &Schema| schema.objects.keys().cloned().collect::<Vec<_>>();
            prop_assert_eq!(known(&before), known(&after));
        }
    }

    #[test]
    fn any_answer_is_read(value in json_value()) {
        let schema = read(&json!({ "objects": [value.clone(), { "api_slug": "a", "attributes": [value.clone()] }], "lists": [value.clone()], "slugs": value }));
        prop_assert_eq!(parse(&print(&schema)), Some(schema));
    }

    #[test]
    fn any_text_is_a_file_or_none(text in text()) {
        let _ = parse(&text);
        let _ = parse(&format!("export interface Workspace {{ objects: {text} }}"));
    }
}

/// Any JSON with the names that the parser looks for.
fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::String)
    ];
    let name = prop::sample::select(vec![
        "api_slug",
        "id",
        "object_id",
        "list_id",
        "attribute_id",
        "title",
        "type",
        "is_archived",
        "is_multiselect",
        "is_required",
        "attributes",
        "choices",
        "config",
        "record_reference",
        "allowed_object_ids",
        "parent_object",
    ]);
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..6).prop_map(|fields| Value::Object(
                fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            )),
        ]
    })
}
