//! Options of a sandbox. Documented for callers in `pkg-template/sandbox/index.d.ts`.

use serde::Deserialize;

use crate::faults::Fault;
use crate::webhooks::options::WebhookOptions;

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Options {
    pub seed: f64,
    pub companies: usize,
    pub people: usize,
    pub deals: usize,
    pub connections: SeedConnections,
    pub keys: Option<Vec<String>>,
    pub scopes: Option<Vec<String>>,
    pub public_url: Option<String>,
    pub consent_url: Option<String>,
    pub created: CreatedForm,
    pub cors: bool,
    pub latency_ms: u32,
    pub requests_per_second: Option<usize>,
    pub merge_ms: u32,
    pub faults: Vec<Fault>,
    pub webhooks: WebhookOptions,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1.0,
            companies: 320,
            people: 600,
            deals: 120,
            connections: SeedConnections::Active,
            keys: None,
            scopes: None,
            public_url: None,
            consent_url: None,
            created: CreatedForm::Envelope,
            cors: true,
            latency_ms: 0,
            requests_per_second: None,
            merge_ms: 0,
            faults: Vec::new(),
            webhooks: WebhookOptions::default(),
        }
    }
}

impl Options {
    /// Approximate size of the workspace in bytes: measured for each kind of record, with its related data.
    pub const fn size(&self) -> usize {
        let records = self.companies.saturating_mul(20_000);
        let records = records.saturating_add(self.people.saturating_mul(15_000));
        records.saturating_add(self.deals.saturating_mul(8_000)).saturating_add(2_000_000)
    }
}

/// The initial connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeedConnections {
    Active,
    None,
}

/// Shape of the answer to `POST /connections`, one of the known ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreatedForm {
    Flat,
    Envelope,
    CapitalI,
}
