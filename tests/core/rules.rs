//! The language of `requires("…")`: the parser's output for JavaScript.

use attio::core::rules::print;
use attio::core::text::{Text, as_str};

fn printed(rules: &str) -> String {
    let mut text = Text::<4_000>::EMPTY;
    print(&mut text, rules);
    let bytes: [u8; 4_000] = text.exact();
    as_str(&bytes).trim_end_matches('\0').to_owned()
}

#[test]
fn each_rule_has_its_form() {
    for (rules, json) in [
        ("", ""),
        ("values", r#"["values"]"#),
        ("content format", r#"["content","format"]"#),
        ("deadline_at?", r#"[[1,"deadline_at"]]"#),
        ("thread_id|record|entry", r#"[[2,"thread_id","record","entry"]]"#),
        ("filter^filter_view_id", r#"[[3,"filter","filter_view_id"]]"#),
        ("author.type author.id", r#"[{"author":["type","id"]}]"#),
        ("start.datetime|date end", r#"[{"start":[[2,"datetime","date"]]},"end"]"#),
        ("a a[].b a[].c? d", r#"["a",{"a":["b",[1,"c"]]},"d"]"#),
        ("a.b.c a.b.d a.e f.b", r#"[{"a":[{"b":["c","d"]},"e"]},{"f":["b"]}]"#),
        ("file_type=folder:name", r#"[[4,"file_type","folder","name"]]"#),
        ("k=v-w:a k=v-w:b k=x:a", r#"[[4,"k","v-w","a","b"],[4,"k","x","a"]]"#),
        ("to to.type=member:id|email", r#"["to",{"to":[[4,"type","member",[2,"id","email"]]]}]"#),
        (
            "a.$and|$or a.$and[].field a.$or[].field",
            r#"[{"a":[[2,"$and","$or"],{"$and":["field"]},{"$or":["field"]}]}]"#,
        ),
        // A name with another name as its prefix is a different name.
        ("ab.c a.c", r#"[{"ab":["c"]},{"a":["c"]}]"#),
    ] {
        assert_eq!(printed(rules), json, "{rules}");
    }
}

/// In the tables an invalid rule does not compile; here it panics.
#[test]
fn a_rule_that_cannot_be_read_is_refused() {
    for rules in ["a  b", " a", "a.", ".a", "A", "a|", "k:a", "a[", "a?|b", "a,b", "k=v:", "a ", "a||b"] {
        assert!(std::panic::catch_unwind(|| printed(rules)).is_err(), "{rules}: {}", printed(rules));
    }
}

#[test]
fn every_operation_has_rules_that_are_json() {
    for resource in attio::api::RESOURCES {
        for method in resource.methods {
            let rules = method.operation.rules();
            if !rules.is_empty() {
                assert!(serde_json::from_str::<Vec<serde_json::Value>>(rules).is_ok(), "{rules}");
            }
        }
    }
}
