//! Differences between two schemas, and whether they can break code that compiles with the first.

use std::collections::{BTreeMap, BTreeSet};

use crate::literal::string;
use crate::schema::{Attribute, Attributes, Flag, List, Object, Schema};

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub change: Change,
    /// Path: `companies`, `companies.tier`, `lists.sales_pipeline.stage`.
    pub path: String,
    /// Description: `select`, `options: +"Gold" -"Silver"`, `now required`.
    pub detail: String,
    pub breaking: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Added,
    Removed,
    Changed,
}

impl Change {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// Lists the differences of `before` and `after`, in the order of the slugs. Titles and descriptions of attributes
/// are not compared, nor are parts that `after` does not know: lists, and the options and statuses of an attribute.
pub fn compare(before: &Schema, after: &Schema) -> Vec<Difference> {
    let mut found = Found(Vec::new());
    found.maps(
        "",
        &before.objects,
        &after.objects,
        |_| ("object".to_owned(), false),
        |found, path, before, after| found.object(path, before, after),
    );
    match (&before.lists, &after.lists) {
        (Some(before), Some(after)) => found.maps(
            "lists.",
            before,
            after,
            |_| ("list".to_owned(), false),
            |found, path, before, after| found.list(path, before, after),
        ),
        // From any list to the known ones.
        (None, Some(_)) => found.push(Change::Added, "lists".to_owned(), "now known".to_owned(), true),
        // They could not be read.
        (_, None) => {}
    }
    found.0
}

struct Found(Vec<Difference>);

impl Found {
    fn push(&mut self, change: Change, path: String, detail: String, breaking: bool) {
        self.0.push(Difference { change, path, detail, breaking });
    }

    /// Compares by slug. `added` describes an addition, and whether it breaks code.
    fn maps<T>(
        &mut self,
        prefix: &str,
        before: &BTreeMap<String, T>,
        after: &BTreeMap<String, T>,
        added: impl Fn(&T) -> (String, bool),
        changed: impl Fn(&mut Self, &str, &T, &T),
    ) {
        let slugs: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for slug in slugs {
            let path = format!("{prefix}{slug}");
            match (before.get(slug), after.get(slug)) {
                (Some(before), Some(after)) => changed(self, &path, before, after),
                (Some(before), None) => self.push(Change::Removed, path, added(before).0, true),
                (None, Some(after)) => {
                    let (detail, breaking) = added(after);
                    self.push(Change::Added, path, detail, breaking);
                }
                (None, None) => {}
            }
        }
    }

    fn object(&mut self, path: &str, before: &Object, after: &Object) {
        self.attributes(path, &before.attributes, &after.attributes);
    }

    fn list(&mut self, path: &str, before: &List, after: &List) {
        if before.parents != after.parents {
            let gone = !before.parents.is_subset(&after.parents);
            self.push(
                Change::Changed,
                path.to_owned(),
                format!("parents: {}", sets(&before.parents, &after.parents)),
                gone,
            );
        }
        self.attributes(path, &before.attributes, &after.attributes);
    }

    fn attributes(&mut self, path: &str, before: &Attributes, after: &Attributes) {
        self.maps(
            &format!("{path}."),
            before,
            after,
            |attribute| {
                let demanded = is_demanded(attribute);
                (if demanded { format!("{}, required", attribute.kind) } else { attribute.kind.clone() }, demanded)
            },
            |found, path, before, after| found.attribute(path, before, after),
        );
    }

    fn attribute(&mut self, path: &str, before: &Attribute, after: &Attribute) {
        let mut details = Vec::new();
        let mut breaking = false;
        if before.kind != after.kind {
            details.push(format!("{}, was {}", after.kind, before.kind));
            breaking = true;
        }
        for flag in Flag::ALL {
            let (was, is) = (before.flags.contains(&flag), after.flags.contains(&flag));
            if was == is {
                continue;
            }
            details.push(match (flag, is) {
                (Flag::Many, true) => "now holds several values".to_owned(),
                (Flag::Many, false) => "now holds one value".to_owned(),
                (Flag::Default, true) => "now has a default".to_owned(),
                (Flag::Default, false) => "has no default any more".to_owned(),
                (Flag::ReadOnly, true) => "now read-only".to_owned(),
                (Flag::ReadOnly, false) => "now writable".to_owned(),
                (Flag::Required | Flag::Unique, true) => format!("now {}", flag.name()),
                (Flag::Required | Flag::Unique, false) => format!("no longer {}", flag.name()),
            });
            breaking |= match flag {
                Flag::Many => true,
                Flag::Required | Flag::ReadOnly => is,
                Flag::Unique => !is,
                Flag::Default => is_demanded(after),
            };
        }
        let known = after.choices.is_some() || after.kind == "record-reference";
        if known && before.kind == after.kind && before.choices != after.choices {
            let name = match after.kind.as_str() {
                "record-reference" => "objects",
                "status" => "statuses",
                _ => "options",
            };
            details.push(match (&before.choices, &after.choices) {
                (Some(before), Some(after)) => format!("{name}: {}", sets(before, after)),
                (Some(_), None) => format!("{name}: any"),
                (None, _) => format!("{name}: now known"),
            });
            breaking |= match (&before.choices, &after.choices) {
                (Some(before), Some(after)) => !before.is_subset(after),
                (before, _) => before.is_none(),
            };
        }
        if !details.is_empty() {
            self.push(Change::Changed, path.to_owned(), details.join("; "), breaking);
        }
    }
}

/// Whether a new record must be given a value.
fn is_demanded(attribute: &Attribute) -> bool {
    let has = |flag| attribute.flags.contains(&flag);
    has(Flag::Required) && !has(Flag::Default) && !has(Flag::ReadOnly)
}

/// `+"Gold" -"Silver"`
fn sets(before: &BTreeSet<String>, after: &BTreeSet<String>) -> String {
    let added = after.difference(before).map(|text| format!("+{}", string(text)));
    let removed = before.difference(after).map(|text| format!("-{}", string(text)));
    added.chain(removed).collect::<Vec<_>>().join(" ")
}
