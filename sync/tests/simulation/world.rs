//! The workspace: the truth, which only requests can see, and the faults of its server.

use std::collections::BTreeMap;

use attio_sync::cursor::{Head, Page};

#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub created: u64,
    pub revision: u64,
}

/// A state of the workspace, shared, so that a lagging replica is an older one.
pub type Records = BTreeMap<u64, Record>;

/// Faults of the server.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// Maximum age of an answer.
    pub lag: u64,
    /// Probability that a page lacks one of its rows; each row is missing at most once.
    pub misses: f64,
    /// Time during which a query by ids does not find a new record.
    pub unindexed: u64,
}

#[derive(Default)]
pub struct World {
    pub records: Records,
    /// The latest states with their start times; only where replicas lag.
    pub history: Vec<(u64, Records)>,
    /// Time until which a merged record cannot be read.
    pub merging: BTreeMap<u64, u64>,
    pub next_id: u64,
    pub revision: u64,
    /// Rows that were missing in a page.
    pub missed: std::collections::BTreeSet<u64>,
}

pub fn name(id: u64) -> String {
    format!("r{id}")
}

pub fn number(name: &str) -> u64 {
    name[1..].parse().unwrap()
}

impl World {
    pub fn create(&mut self, created: u64) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        self.revision += 1;
        self.records.insert(id, Record { created, revision: self.revision });
        id
    }

    pub fn at(&self, time: u64) -> &Records {
        self.history.iter().rev().find(|(since, _)| *since <= time).map_or(&self.records, |(_, records)| records)
    }

    fn is_merging(&self, id: u64, now: u64) -> bool {
        self.merging.get(&id).is_some_and(|until| now < *until)
    }

    /// A page, by keyset or by offset: with an empty `at` all rows count.
    pub fn page(&self, records: &Records, page: &Page, now: u64) -> Vec<(Head, u64)> {
        let mut sorted: Vec<(u64, u64, u64)> = records
            .iter()
            .filter(|(id, _)| !self.is_merging(**id, now))
            .map(|(id, record)| (record.created, *id, record.revision))
            .collect();
        sorted.sort_unstable();
        let from: u64 = page.at.parse().unwrap_or(0);
        sorted
            .into_iter()
            .filter(|(created, ..)| *created >= from)
            .skip(page.offset as usize)
            .take(page.limit as usize)
            .map(|(created, id, revision)| (Head { id: name(id), created_at: format!("{created:08}") }, revision))
            .collect()
    }

    pub fn ids(&self, records: &Records, ids: &[String], unindexed: u64, now: u64) -> Vec<(Head, u64)> {
        ids.iter()
            .map(|name| number(name))
            .filter(|id| !self.is_merging(*id, now))
            .filter_map(|id| Some((id, records.get(&id)?)))
            .filter(|(_, record)| record.created * 40 + unindexed <= now)
            .map(|(id, record)| (Head { id: name(id), created_at: format!("{:08}", record.created) }, record.revision))
            .collect()
    }

    pub fn one(&self, records: &Records, id: u64, now: u64) -> One {
        if self.is_merging(id, now) {
            return One::Merging;
        }
        match records.get(&id) {
            Some(record) => {
                One::Found(Head { id: name(id), created_at: format!("{:08}", record.created) }, record.revision)
            }
            None => One::Missing,
        }
    }
}

pub enum One {
    Found(Head, u64),
    Missing,
    Merging,
}
