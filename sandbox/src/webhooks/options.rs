use serde::Deserialize;

use crate::webhooks::faults::DeliveryFault;

/// The sandbox's `webhooks` option, without `deliver` and `timeoutMs`, which stay in JavaScript.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct WebhookOptions {
    pub merged: MergedForm,
    pub faults: Vec<DeliveryFault>,
}

/// The two documented forms of a merge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MergedForm {
    /// A new record and two events, one for each original.
    #[default]
    New,
    /// The primary record stays, and one event names the other.
    Original,
}
