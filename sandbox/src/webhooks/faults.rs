use serde::Deserialize;

/// One kind of fault in deliveries, for a number of events.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct DeliveryFault {
    /// Number of events that it affects; 0 means all from now on.
    pub times: u32,
    /// Only events of this type.
    pub event: Option<String>,
    /// Delays the delivery by this many milliseconds.
    pub late_ms: u32,
    /// Delivers it twice, with the same key, although it was answered.
    pub twice: bool,
    /// Delivers it after the next one.
    pub out_of_order: bool,
    /// Never delivers it.
    pub lost: bool,
}

impl Default for DeliveryFault {
    fn default() -> Self {
        Self { times: 1, event: None, late_ms: 0, twice: false, out_of_order: false, lost: false }
    }
}

/// The fault for an event, counted as used.
pub fn take(faults: &mut Vec<DeliveryFault>, event: &str) -> Option<DeliveryFault> {
    let at = faults.iter().position(|fault| fault.event.as_ref().is_none_or(|wanted| wanted == event))?;
    let fault = faults.get_mut(at)?;
    let hit = fault.clone();
    if fault.times == 1 {
        faults.remove(at);
    } else {
        fault.times = fault.times.saturating_sub(1);
    }
    Some(hit)
}
