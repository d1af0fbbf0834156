//! Objects, lists and activities as one type: a collection of records with a schema of attributes.

use serde_json::{Value, json};

use crate::store::attributes::AttributeType;
use crate::store::records::Records;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    Objects,
    Lists,
    Activities,
}

impl Space {
    pub const fn id_key(self) -> &'static str {
        match self {
            Self::Objects => "object_id",
            Self::Lists => "list_id",
            Self::Activities => "activity_id",
        }
    }

    /// The collection's name in the service's messages.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Objects => "Object",
            Self::Lists => "List",
            Self::Activities => "Activity",
        }
    }

    pub const fn record_noun(self) -> &'static str {
        match self {
            Self::Objects => "Record",
            Self::Lists => "Entry",
            Self::Activities => "Activity record",
        }
    }

    pub fn from_path(segment: &str) -> Option<Self> {
        match segment {
            "objects" => Some(Self::Objects),
            "lists" => Some(Self::Lists),
            "activities" => Some(Self::Activities),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub struct Collection {
    pub id: String,
    pub space: Space,
    pub slug: String,
    /// The noun of an object or activity; the name of a list.
    pub singular: String,
    pub plural: String,
    pub is_system: bool,
    pub created_at: String,
    pub attributes: Vec<Attribute>,
    pub records: Records,
    pub views: Vec<View>,
    /// On a list: the object of its records, and its access.
    pub list: Option<ListSettings>,
    /// On an activity: the schema that it extends.
    pub extends: Option<&'static str>,
}

#[derive(Debug, Clone)]
pub struct ListSettings {
    pub parent: String,
    pub workspace_access: Value,
    pub member_access: Value,
    pub created_by: Value,
}

#[derive(Debug, Clone)]
pub struct View {
    pub id: String,
    pub title: String,
    pub created_at: String,
    pub is_archived: bool,
    pub filter: Value,
}

#[derive(Debug, Clone)]
pub struct Attribute {
    pub id: String,
    pub slug: String,
    pub title: String,
    pub description: Option<String>,
    pub kind: AttributeType,
    pub is_system: bool,
    pub is_writable: bool,
    /// Filled by Attio from mail, calendars or its data provider; without history.
    pub is_enriched: bool,
    pub is_required: bool,
    pub is_unique: bool,
    pub is_multiselect: bool,
    pub is_archived: bool,
    pub default_value: Option<Value>,
    /// The collection and attribute at the other end of the relationship.
    pub relationship: Option<(String, String)>,
    pub created_at: String,
    pub currency: Option<(String, String)>,
    /// Ids of the objects that a record reference may point to; empty for all.
    pub allowed_objects: Vec<String>,
    /// Select options or statuses.
    pub choices: Vec<Choice>,
}

#[derive(Debug, Clone)]
pub struct Choice {
    pub id: String,
    pub title: String,
    pub is_archived: bool,
    pub celebration_enabled: bool,
    pub target_time: Option<String>,
}

impl Collection {
    pub fn attribute(&self, slug_or_id: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.slug == slug_or_id || attribute.id == slug_or_id)
    }

    pub fn attribute_mut(&mut self, slug_or_id: &str) -> Option<&mut Attribute> {
        self.attributes.iter_mut().find(|attribute| attribute.slug == slug_or_id || attribute.id == slug_or_id)
    }

    pub fn is(&self, slug_or_id: &str) -> bool {
        self.slug == slug_or_id || self.id == slug_or_id
    }
}

impl Attribute {
    /// A choice by its title or id. Titles are compared exactly.
    pub fn choice(&self, title_or_id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == title_or_id || choice.title == title_or_id)
    }

    pub fn choice_mut(&mut self, title_or_id: &str) -> Option<&mut Choice> {
        self.choices.iter_mut().find(|choice| choice.id == title_or_id || choice.title == title_or_id)
    }

    pub fn choice_json(&self, workspace: &str, collection: &str, choice: &Choice) -> Value {
        let id_key = if self.kind == AttributeType::Status { "status_id" } else { "option_id" };
        let id =
            json!({ "workspace_id": workspace, "object_id": collection, "attribute_id": self.id, id_key: choice.id });
        if self.kind == AttributeType::Status {
            json!({
                "id": id,
                "title": choice.title,
                "is_archived": choice.is_archived,
                "celebration_enabled": choice.celebration_enabled,
                "target_time_in_status": choice.target_time,
            })
        } else {
            json!({ "id": id, "title": choice.title, "is_archived": choice.is_archived })
        }
    }
}
