//! The schema of a workspace, as the declarations describe it.

use std::collections::{BTreeMap, BTreeSet};

/// Objects and lists, by slug.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    pub objects: BTreeMap<String, Object>,
    /// Absent where they could not be read: calls then accept any list.
    pub lists: Option<BTreeMap<String, List>>,
}

impl Schema {
    /// Removes all objects and lists except the given ones.
    pub fn keep(&mut self, objects: Option<&[&str]>, lists: Option<&[&str]>) {
        if let Some(wanted) = objects {
            self.objects.retain(|slug, _| wanted.contains(&slug.as_str()));
        }
        if let (Some(wanted), Some(lists)) = (lists, &mut self.lists) {
            lists.retain(|slug, _| wanted.contains(&slug.as_str()));
        }
    }
}

/// The attributes of an object or a list, by slug.
pub type Attributes = BTreeMap<String, Attribute>;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    pub comment: Comment,
    pub attributes: Attributes,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub comment: Comment,
    /// Slugs of the objects whose records may be in it.
    pub parents: BTreeSet<String>,
    pub attributes: Attributes,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribute {
    pub comment: Comment,
    /// The vendor's name of its type, such as `record-reference`.
    pub kind: String,
    pub flags: BTreeSet<Flag>,
    /// Titles of options or statuses, slugs of referenced objects. Absent where any value is allowed, or where they
    /// are not known.
    pub choices: Option<BTreeSet<String>>,
}

/// Other people's text: shown by editors, never compared.
#[derive(Clone, Debug, Default)]
pub struct Comment {
    pub title: String,
    pub description: String,
}

/// A new title does not change the type.
impl PartialEq for Comment {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Comment {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Has a list of values.
    Many,
    /// New records and entries must have a value.
    Required,
    /// Gets a default value where none is given.
    Default,
    /// Each value is unique, so records can be matched by it.
    Unique,
    /// Attio fills it.
    ReadOnly,
}

impl Flag {
    pub const ALL: [Self; 5] = [Self::Many, Self::Required, Self::Default, Self::Unique, Self::ReadOnly];

    /// Its literal in the declarations.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Many => "many",
            Self::Required => "required",
            Self::Default => "default",
            Self::Unique => "unique",
            Self::ReadOnly => "readonly",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.name() == name)
    }
}

include!("../../src/model/every_attribute_type.rs");

macro_rules! kinds {
    ($($name:ident = $wire:literal,)*) => {
        /// The vendor's types of attributes, each with its name in the package's `Attr`.
        const KINDS: &[(&str, &str)] = &[$(($wire, stringify!($name)),)*];
    };
}
every_attribute_type!(kinds);

/// The name of a type in the package; none for a type that is newer than this crate.
pub fn declared_name(kind: &str) -> Option<&'static str> {
    KINDS.iter().find(|(known, _)| *known == kind).map(|(_, name)| *name)
}

/// The type of a name in the package.
pub fn kind_named(name: &str) -> Option<&'static str> {
    KINDS.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
}

/// Whether values of a type are chosen from a list in the declarations.
pub fn has_choices(kind: &str) -> bool {
    matches!(kind, "select" | "status" | "record-reference")
}
