//! The declarations of a workspace's types cover every attribute type of the one list.

#![allow(clippy::expect_used)]

use attio::model::LocationParts;
use serde_json::{Map, Value};

include!("../../src/model/every_attribute_type.rs");

macro_rules! all {
    ($($name:ident = $wire:literal,)*) => {
        const ALL: &[(&str, &str)] = &[$((stringify!($name), $wire),)*];
    };
}
every_attribute_type!(all);

const ATTRIBUTE: &str = include_str!("../../src/model/workspace/attribute.d.ts");

/// Interfaces that have a property for each type.
const BY_TYPE: [(&str, &str); 4] = [
    ("ReadByType", include_str!("../../src/model/workspace/read.d.ts")),
    ("WriteByType", include_str!("../../src/model/workspace/write.d.ts")),
    ("PlainByType", include_str!("../../src/model/workspace/row.d.ts")),
    ("ConditionByType", include_str!("../../src/model/workspace/filter.d.ts")),
];

/// The names of an interface's own properties.
fn properties<'a>(interface: &str, source: &'a str) -> Vec<&'a str> {
    let declared = source.split_once(&format!("interface {interface}<")).expect("the interface is there").1;
    let body = declared.split_once("\n}").expect("the interface ends").0;
    let own = body
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| !line.starts_with([' ', '}', '/', '*']));
    own.filter_map(|line| line.split_once(':')).map(|(name, _)| name.trim_matches(['"', '?'])).collect()
}

#[test]
fn each_has_a_name_to_declare_it_by() {
    for (name, wire) in ALL {
        let of = format!("= Of<\"{wire}\", ");
        let declared = ATTRIBUTE.lines().find(|line| line.contains(&of)).unwrap_or_default();
        let begins = format!("type {name}");
        let rest = declared.trim_start().strip_prefix(begins.as_str());
        assert!(rest.is_some_and(|rest| rest.starts_with([' ', '<'])), "Attr.{name} is the type of \"{wire}\"");
    }
}

#[test]
fn each_can_be_read_written_filtered_by_and_made_a_cell() {
    let mut all: Vec<&str> = ALL.iter().map(|(_, wire)| *wire).collect();
    all.sort_unstable();
    for (interface, source) in BY_TYPE {
        let mut known = properties(interface, source);
        if interface == "WriteByType" {
            // Interactions cannot be written.
            known.push("interaction");
        }
        known.sort_unstable();
        assert_eq!(known, all, "{interface}");
    }
}

#[test]
fn a_location_has_the_parts_of_the_list() {
    let all: [&str; 10] = include!("../../src/model/location_parts.rs");
    let given: Map<String, Value> = all.iter().map(|part| (part.to_string(), Value::from("x"))).collect();
    let parts: LocationParts = serde_json::from_value(given.clone().into()).expect("it decodes");
    assert_eq!(serde_json::to_value(parts).ok(), Some(given.into()));
}
