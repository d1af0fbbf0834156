//! The state of one workspace.

pub mod attributes;
pub mod delete;
pub mod record;
pub mod records;
pub mod relationships;
pub mod schema;
pub mod write;

use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexMap;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::http::error::Failure;
use crate::json_path::JsonPath;
use crate::random::Random;
use crate::store::record::Record;
use crate::store::schema::{Attribute, Collection, Space};
use crate::time::{Clock, nanoseconds};
use crate::webhooks::events::Events;
use crate::webhooks::options::MergedForm;

/// Entities that are stored in the form of their answers.
pub type Entities = IndexMap<String, Value>;

pub struct Store {
    pub clock: Clock,
    pub random: Random,
    pub workspace_id: String,
    pub workspace_name: String,
    pub workspace_slug: String,
    /// The caller: the `created_by_actor` of everything written through the API.
    pub actor: Arc<Value>,
    pub collections: IndexMap<String, Collection>,
    pub members: Entities,
    pub notes: Entities,
    pub tasks: Entities,
    pub comments: Entities,
    pub meetings: Entities,
    /// Recordings of calls, including transcripts.
    pub recordings: Entities,
    pub files: Entities,
    pub contents: HashMap<String, Content>,
    pub emails: Entities,
    pub webhooks: Entities,
    /// Secrets by webhook id: an answer contains them only once.
    pub webhook_secrets: HashMap<String, String>,
    /// Changes made by the current request, for webhooks.
    pub events: Events,
    pub merged: MergedForm,
    pub unsubscribed: Entities,
    pub merges: Vec<Merge>,
    /// Public origin of the sandbox, where it differs from that of the requests.
    pub public_url: Option<String>,
    /// Duration of a merge.
    pub merge_ms: u32,
}

/// The bytes of a file, and the secret in its signed URL.
#[derive(Debug, Clone)]
pub struct Content {
    pub bytes: Vec<u8>,
    pub content_type: Option<String>,
    pub signature: String,
}

/// A record merged from two others, which cannot be read before a certain time.
#[derive(Debug, Clone)]
pub struct Merge {
    pub collection: String,
    pub sources: [String; 2],
    pub result: String,
    pub ready_at: Timestamp,
}

impl Store {
    pub fn empty(clock: Clock, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let workspace_id = random.uuid();
        let token_id = random.uuid();
        Self {
            clock,
            workspace_id,
            workspace_name: "Northwind Ventures".to_owned(),
            workspace_slug: "northwind-ventures".to_owned(),
            actor: Arc::new(json!({ "type": "api-token", "id": token_id })),
            random,
            collections: IndexMap::new(),
            members: IndexMap::new(),
            notes: IndexMap::new(),
            tasks: IndexMap::new(),
            comments: IndexMap::new(),
            meetings: IndexMap::new(),
            recordings: IndexMap::new(),
            files: IndexMap::new(),
            contents: HashMap::new(),
            emails: IndexMap::new(),
            webhooks: IndexMap::new(),
            webhook_secrets: HashMap::new(),
            events: Events::default(),
            merged: MergedForm::default(),
            unsubscribed: IndexMap::new(),
            merges: Vec::new(),
            public_url: None,
            merge_ms: 0,
        }
    }

    pub fn timestamp(&mut self) -> String {
        nanoseconds(self.clock.now())
    }

    pub fn find_collection(&self, space: Space, slug_or_id: &str) -> Option<&Collection> {
        self.collections.values().find(|collection| collection.space == space && collection.is(slug_or_id))
    }

    pub fn collection(&self, space: Space, slug_or_id: &str) -> Result<&Collection, Failure> {
        self.find_collection(space, slug_or_id)
            .ok_or_else(|| Failure::not_found(format!("{} with slug/ID \"{slug_or_id}\" not found.", space.noun())))
    }

    pub fn collection_mut(&mut self, space: Space, slug_or_id: &str) -> Result<&mut Collection, Failure> {
        self.collections
            .values_mut()
            .find(|collection| collection.space == space && collection.is(slug_or_id))
            .ok_or_else(|| Failure::not_found(format!("{} with slug/ID \"{slug_or_id}\" not found.", space.noun())))
    }

    pub fn attribute(
        &self,
        space: Space,
        collection: &str,
        slug_or_id: &str,
    ) -> Result<(&Collection, &Attribute), Failure> {
        let collection = self.collection(space, collection)?;
        let attribute = collection
            .attribute(slug_or_id)
            .ok_or_else(|| Failure::not_found(format!("Attribute with slug/ID \"{slug_or_id}\" not found.")))?;
        Ok((collection, attribute))
    }

    /// A record to read. One whose merge is not complete is an error.
    pub fn readable_record<'a>(&self, collection: &'a Collection, id: &str) -> Result<&'a Record, Failure> {
        if self.is_merging(&collection.id, id) {
            return Err(Failure::missing("merge_in_progress", format!("Record with ID \"{id}\" is being merged.")));
        }
        collection.records.get(id).ok_or_else(|| Self::no_record(collection, id))
    }

    /// A record to change.
    pub fn writable_record<'a>(&self, collection: &'a Collection, id: &str) -> Result<&'a Record, Failure> {
        if self.is_merging(&collection.id, id) {
            return Err(Failure::bad("merge_in_progress", format!("Record with ID \"{id}\" is being merged.")));
        }
        collection.records.get(id).ok_or_else(|| Self::no_record(collection, id))
    }

    pub fn is_merging(&self, collection: &str, id: &str) -> bool {
        let now = self.clock.peek();
        self.merges.iter().any(|merge| {
            merge.collection == collection
                && now < merge.ready_at
                && (merge.result == id || merge.sources.iter().any(|source| source == id))
        })
    }

    pub fn no_record(collection: &Collection, id: &str) -> Failure {
        Failure::not_found(format!("{} with ID \"{id}\" not found.", collection.space.record_noun()))
    }

    /// A record of any object, by the object's slug or ID.
    pub fn record(&self, object: &str, id: &str) -> Option<(&Collection, &Record)> {
        let collection = self.find_collection(Space::Objects, object)?;
        Some((collection, collection.records.get(id)?))
    }

    pub fn record_mut(&mut self, collection: &str, id: &str) -> Option<&mut Record> {
        self.collections.get_mut(collection)?.records.get_mut(id)
    }

    pub fn member_by_email(&self, email: &str) -> Option<&str> {
        self.members
            .iter()
            .find(|(_, member)| {
                member.at("email_address").as_str().is_some_and(|known| known.eq_ignore_ascii_case(email))
            })
            .map(|(id, _)| id.as_str())
    }
}
