//! The state of one workspace.

use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexMap;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::error::Failure;
use crate::look::Look;
use crate::random::Random;
use crate::record::Record;
use crate::schema::{Attribute, Space, Table};
use crate::time::{Clock, nanoseconds};

/// Entities that are kept in the very form in which they are answered.
pub type Entities = IndexMap<String, Value>;

pub struct Store {
    pub clock: Clock,
    pub random: Random,
    pub workspace_id: String,
    pub workspace_name: String,
    pub workspace_slug: String,
    /// Who makes the calls: what `created_by_actor` says of everything written through the API.
    pub actor: Arc<Value>,
    pub tables: IndexMap<String, Table>,
    pub members: Entities,
    pub notes: Entities,
    pub tasks: Entities,
    pub comments: Entities,
    pub meetings: Entities,
    /// Recordings of calls, transcripts included.
    pub recordings: Entities,
    pub files: Entities,
    pub contents: HashMap<String, Content>,
    pub emails: Entities,
    pub webhooks: Entities,
    pub unsubscribed: Entities,
    pub merges: Vec<Merge>,
    /// Where the sandbox is reached from outside, when that is not where requests say.
    pub public_url: Option<String>,
    /// How long a merge takes.
    pub merge_ms: u32,
}

/// The bytes of a file and the secret in its signed address.
#[derive(Debug, Clone)]
pub struct Content {
    pub bytes: Vec<u8>,
    pub content_type: Option<String>,
    pub signature: String,
}

/// A record made of two others, which cannot be read before it is ready.
#[derive(Debug, Clone)]
pub struct Merge {
    pub table: String,
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
            tables: IndexMap::new(),
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
            unsubscribed: IndexMap::new(),
            merges: Vec::new(),
            public_url: None,
            merge_ms: 0,
        }
    }

    pub fn timestamp(&mut self) -> String {
        nanoseconds(self.clock.now())
    }

    pub fn find_table(&self, space: Space, slug_or_id: &str) -> Option<&Table> {
        self.tables.values().find(|table| table.space == space && table.is(slug_or_id))
    }

    pub fn table(&self, space: Space, slug_or_id: &str) -> Result<&Table, Failure> {
        self.find_table(space, slug_or_id)
            .ok_or_else(|| Failure::not_found(format!("{} with slug/ID \"{slug_or_id}\" not found.", space.noun())))
    }

    pub fn table_mut(&mut self, space: Space, slug_or_id: &str) -> Result<&mut Table, Failure> {
        self.tables
            .values_mut()
            .find(|table| table.space == space && table.is(slug_or_id))
            .ok_or_else(|| Failure::not_found(format!("{} with slug/ID \"{slug_or_id}\" not found.", space.noun())))
    }

    pub fn attribute(&self, space: Space, table: &str, slug_or_id: &str) -> Result<(&Table, &Attribute), Failure> {
        let table = self.table(space, table)?;
        let attribute = table
            .attribute(slug_or_id)
            .ok_or_else(|| Failure::not_found(format!("Attribute with slug/ID \"{slug_or_id}\" not found.")))?;
        Ok((table, attribute))
    }

    /// A row to read. One that is being merged is there, but not yet.
    pub fn row<'a>(&self, table: &'a Table, id: &str) -> Result<&'a Record, Failure> {
        if self.is_merging(&table.id, id) {
            return Err(Failure::missing("merge_in_progress", format!("Record with ID \"{id}\" is being merged.")));
        }
        table.rows.get(id).ok_or_else(|| Self::no_row(table, id))
    }

    /// A row to change.
    pub fn writable_row<'a>(&self, table: &'a Table, id: &str) -> Result<&'a Record, Failure> {
        if self.is_merging(&table.id, id) {
            return Err(Failure::bad("merge_in_progress", format!("Record with ID \"{id}\" is being merged.")));
        }
        table.rows.get(id).ok_or_else(|| Self::no_row(table, id))
    }

    pub fn is_merging(&self, table: &str, id: &str) -> bool {
        let now = self.clock.peek();
        self.merges.iter().any(|merge| {
            merge.table == table
                && now < merge.ready_at
                && (merge.result == id || merge.sources.iter().any(|source| source == id))
        })
    }

    pub fn no_row(table: &Table, id: &str) -> Failure {
        Failure::not_found(format!("{} with ID \"{id}\" not found.", table.space.row_noun()))
    }

    /// A record of any object, by the object's slug or ID.
    pub fn record(&self, object: &str, id: &str) -> Option<(&Table, &Record)> {
        let table = self.find_table(Space::Objects, object)?;
        Some((table, table.rows.get(id)?))
    }

    pub fn row_mut(&mut self, table: &str, id: &str) -> Option<&mut Record> {
        self.tables.get_mut(table)?.rows.get_mut(id)
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
