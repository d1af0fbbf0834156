//! The descriptions of differences, and whether they break code.

use attio_types::{compare, parse};

fn differences(before: &str, after: &str) -> Vec<(String, bool)> {
    let schema = |attributes: &str| {
        parse(&format!("export interface Workspace {{ objects: {{ a: {{ {attributes} }} }}; lists: {{}} }}"))
    };
    match (schema(before), schema(after)) {
        (Some(before), Some(after)) => compare(&before, &after)
            .into_iter()
            .map(|one| (format!("{} {} ({})", one.change.name(), one.path, one.detail), one.breaking))
            .collect(),
        _ => vec![("no file".to_owned(), true)],
    }
}

#[test]
fn every_kind_of_difference() {
    let table = [
        ("", "x: Attr.Text;", "added a.x (text)", false),
        ("", r#"x: Attr.Text<"required">;"#, "added a.x (text, required)", true),
        ("", r#"x: Attr.Text<"required" | "default">;"#, "added a.x (text)", false),
        ("x: Attr.Text;", "", "removed a.x (text)", true),
        ("x: Attr.Text;", "x: Attr.Number;", "changed a.x (number, was text)", true),
        ("x: Attr.Text;", r#"x: Attr.Text<"many">;"#, "changed a.x (now holds several values)", true),
        (r#"x: Attr.Text<"many">;"#, "x: Attr.Text;", "changed a.x (now holds one value)", true),
        ("x: Attr.Text;", r#"x: Attr.Text<"required">;"#, "changed a.x (now required)", true),
        (r#"x: Attr.Text<"required">;"#, "x: Attr.Text;", "changed a.x (no longer required)", false),
        ("x: Attr.Text;", r#"x: Attr.Text<"unique">;"#, "changed a.x (now unique)", false),
        (r#"x: Attr.Text<"unique">;"#, "x: Attr.Text;", "changed a.x (no longer unique)", true),
        ("x: Attr.Text;", r#"x: Attr.Text<"readonly">;"#, "changed a.x (now read-only)", true),
        (r#"x: Attr.Text<"readonly">;"#, "x: Attr.Text;", "changed a.x (now writable)", false),
        (r#"x: Attr.Select<"A">;"#, r#"x: Attr.Select<"A" | "B">;"#, r#"changed a.x (options: +"B")"#, false),
        (r#"x: Attr.Select<"A" | "B">;"#, r#"x: Attr.Select<"A">;"#, r#"changed a.x (options: -"B")"#, true),
        (r#"x: Attr.Status<"A">;"#, r#"x: Attr.Status<"B">;"#, r#"changed a.x (statuses: +"B" -"A")"#, true),
        (r#"x: Attr.RecordReference<"a">;"#, "x: Attr.RecordReference<string>;", "changed a.x (objects: any)", false),
        ("x: Attr.Select<string>;", r#"x: Attr.Select<"A">;"#, "changed a.x (options: now known)", true),
        (r#"x: Attr.Unknown<"new">;"#, r#"x: Attr.Unknown<"newer">;"#, "changed a.x (newer, was new)", true),
    ];
    for (before, after, words, breaking) in table {
        assert_eq!(differences(before, after), [(words.to_owned(), breaking)], "{before} → {after}");
    }
}

#[test]
fn what_could_not_be_read_is_not_compared() {
    assert_eq!(differences(r#"x: Attr.Select<"A">;"#, "x: Attr.Select<string>;"), []);
    let with = parse("interface Workspace { objects: {}; lists: { l: { parent: \"a\"; attributes: {} } } }");
    let without = parse("interface Workspace { objects: {} }");
    assert_eq!(with.zip(without).map(|(before, after)| compare(&before, &after)), Some(vec![]));
}
