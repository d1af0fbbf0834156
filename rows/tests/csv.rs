//! Rows as CSV and NDJSON.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use attio_rows::plan::Plan;
use attio_rows::scan::Scan;
use serde_json::{Value, json};

fn written(plan: &str, data: &Value) -> String {
    let bytes = serde_json::to_vec_pretty(&json!({ "data": data })).unwrap();
    let mut scan = Scan::new(Plan::read(plan.as_bytes()));
    scan.reserve(bytes.len()).copy_from_slice(&bytes);
    scan.feed(bytes.len()).unwrap();
    scan.finish().unwrap();
    String::from_utf8(std::mem::take(&mut scan.rows.out.text)).unwrap()
}

fn text(value: &str) -> Value {
    json!({ "attribute_type": "text", "value": value })
}

/// The only cell of a record with one attribute.
fn cell(plan: &str, values: Value) -> String {
    let line = written(&format!("{plan}\n{}", " name"), &json!([{ "id": {}, "values": { "name": values } }]));
    line.strip_prefix(",,,").unwrap().strip_suffix("\r\n").unwrap().to_string()
}

#[test]
fn cells() {
    let number = |value: Value| json!([{ "attribute_type": "number", "value": value }]);
    for (values, expected) in [
        (json!([]), ""),
        (number(json!(null)), ""),
        (number(json!(-1.5)), "-1.5"),
        (number(json!(true)), "true"),
        (json!([text("plain")]), "plain"),
        (json!([text("a, b")]), "\"a, b\""),
        (json!([text("say \"hi\"")]), "\"say \"\"hi\"\"\""),
        (json!([text("two\nlines")]), "\"two\nlines\""),
        (json!([text("semi;colon")]), "\"semi;colon\""),
        (json!([text(" space")]), "\" space\""),
        (json!([text("größe 😀")]), "größe 😀"),
        (json!([text("a"), text("b\"")]), "\"a; b\"\"\""),
        (json!([{ "attribute_type": "new", "x": [1] }]), "\"{\"\"attribute_type\"\":\"\"new\"\",\"\"x\"\":[1]}\""),
    ] {
        assert_eq!(cell("c", values.clone()), expected, "{values}");
    }
}

#[test]
fn protection() {
    for (given, protected) in [
        ("=1+1", "'=1+1"),
        ("+SUM(1)", "'+SUM(1)"),
        ("-1+1", "'-1+1"),
        ("@x", "'@x"),
        ("\tx", "\"'\tx\""),
        ("=a,b", "\"'=a,b\""),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("+", "'+"),
        ("+4930123456", "+4930123456"),
        ("-5", "-5"),
        ("a=1", "a=1"),
        ("a;=1+1", "\"a;'=1+1\""),
        ("a\t@x", "\"a\t'@x\""),
        ("a\r\n=1", "\"a\r\n'=1\""),
        ("a;  -1+1", "\"a;  '-1+1\""),
        ("a;＝1", "\"a;'＝1\""),
        ("a;\n;=b;c", "\"a;\n;'=b;c\""),
        ("a; +4930123456", "\"a; +4930123456\""),
        ("a; b = c", "\"a; b = c\""),
        ("", ""),
    ] {
        assert_eq!(cell("cp", json!([text(given)])), protected, "{given}");
        assert!(!cell("c", json!([text(given)])).contains('\''), "{given}");
    }
    // The JSON is equivalent and has no semicolon, behind which another cell could begin.
    let value = json!({ "attribute_type": "new", "x": ";=1+1", "y": "a; b\t=1" });
    let expected = r#""{""attribute_type"":""new"",""x"":""\u003b=1+1"",""y"":""a\u003b b\t=1""}""#;
    assert_eq!(cell("cp", json!([value])), expected);
    assert_eq!(serde_json::from_str::<Value>(&expected.trim_matches('"').replace("\"\"", "\"")).unwrap(), value);
    assert!(cell("c", json!([value])).contains(";=1+1"));
    let list = cell("cp", json!([value, text("=b")]));
    assert_eq!(list, format!("{}; '=b\"", expected.strip_suffix('"').unwrap()));
    // Each item of a list is protected, except telephone numbers.
    assert_eq!(cell("cp", json!([text("=a"), text("=b")])), "\"'=a; '=b\"");
    assert_eq!(cell("cp", json!([text("a"), text("=b")])), "\"a; '=b\"");
    assert_eq!(cell("cp", json!([text("+4930123456"), text("+442079460000")])), "\"+4930123456; +442079460000\"");
    for last in ["", "=b", "+", "SUM(1)"] {
        assert!(cell("cp", json!([text("+49"), text(last)])).starts_with("\"'"), "{last}");
    }
}

#[test]
fn lines_and_columns() {
    let data = json!([
        { "id": { "record_id": "r1" }, "created_at": "c", "web_url": "w", "values": { "b": [text("B")], "x": [text("X")], "a": [] } },
        { "id": { "record_id": "r2" }, "values": null },
    ]);
    assert_eq!(written("co\n a\n b", &data), "r1,c,w,,B\r\nr2,,,,\r\n");
    assert_eq!(
        written("no\nm a\n b", &data),
        concat!(
            r#"{"record_id":"r1","created_at":"c","web_url":"w","a":[],"b":"B","x":"X"}"#,
            "\n",
            r#"{"record_id":"r2","created_at":null,"web_url":null,"a":[],"b":null}"#,
            "\n"
        )
    );
    let entries = json!([{
        "id": { "entry_id": "e", "record_id": "no" }, "parent_record_id": "p", "parent_object": "o", "created_at": "c",
        "entry_values": { "a": [text("A")] }, "values": { "a": [text("no")] },
    }]);
    assert_eq!(written("ce\n a", &entries), "e,p,o,c,A\r\n");
}

#[test]
fn a_row_is_one_line_whatever_the_answer_looks_like() {
    let value = json!({ "attribute_type": "new", "x": { "y": ["a b", "c\n\\\"d"] } });
    let line = written("no", &json!([{ "id": { "record_id": "r" }, "values": { "a": [value.clone()] } }]));
    assert_eq!(line.matches('\n').count(), 1);
    assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["a"], value);
}

#[test]
fn the_index_has_the_length_the_id_and_the_time_of_each_row() {
    let record = |id: &str, name: &str| json!({ "id": { "record_id": id, "entry_id": id }, "created_at": "2026", "values": { "name": [text(name)] } });
    let data = json!([record("a", "é"), record("b\"", "two\nlines"), {}]);
    for (plan, times) in [("ci", true), ("ni", true), ("i", true), ("nie", true), ("c", false)] {
        let bytes = serde_json::to_vec(&json!({ "data": data })).unwrap();
        let mut scan = Scan::new(Plan::read(format!("{plan}\n name").as_bytes()));
        // In chunks, with their output taken in between.
        let mut lengths = 0;
        for piece in bytes.chunks(7) {
            scan.reserve(piece.len()).copy_from_slice(piece);
            scan.feed(piece.len()).unwrap();
            lengths += scan.rows.out.text.len();
            scan.rows.out.text.clear();
        }
        scan.finish().unwrap();
        lengths += scan.rows.out.text.len();
        let index: Value = serde_json::from_str(&format!("[{}]", String::from_utf8(scan.rows.index).unwrap())).unwrap();
        if !times {
            assert_eq!(index, json!([]));
            continue;
        }
        let rows = index.as_array().unwrap();
        let heads: Vec<Value> = rows.iter().map(|row| json!([row[1], row[2]])).collect();
        assert_eq!(json!(heads), json!([["a", "2026"], ["b\"", "2026"], [null, null]]));
        assert_eq!(rows.iter().map(|row| row[0].as_u64().unwrap()).sum::<u64>(), lengths as u64);
    }
}
