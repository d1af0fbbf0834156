//! Deliveries: schedule, answers and retries.

use std::collections::{HashMap, VecDeque};

use serde::Serialize;
use serde_json::{Value, json};

use crate::json_path::JsonPath;
use crate::store::Store;
use crate::webhooks::faults::{DeliveryFault, take};
use crate::webhooks::filter::fits;
use crate::webhooks::options::WebhookOptions;
use crate::webhooks::signature::sign;

/// Delay of the first of 10 retries; each further delay is twice the one before: 3 days in all.
const FIRST_RETRY_MS: i64 = 250_000;
const RETRIES: u32 = 10;

/// Time after which a `degraded` webhook becomes `inactive`.
const DEGRADED_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Number of deliveries that are remembered.
const MOST: usize = 10_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Waiting to be sent, for the first time or again.
    Waiting,
    /// Sent, not answered yet.
    Sent,
    Delivered,
    /// All retries failed.
    Failed,
    /// Dropped by a fault.
    Lost,
    /// Its webhook was deleted first.
    Cancelled,
}

#[derive(Debug, Clone, Serialize)]
pub struct Attempt {
    /// Milliseconds since 1970.
    pub at: i64,
    /// The status of the answer; absent where there was none.
    pub status: Option<u16>,
    pub error: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// The `Idempotency-Key`.
    pub id: String,
    pub webhook_id: String,
    pub target_url: String,
    pub event: Value,
    pub body: String,
    pub signature: String,
    pub state: State,
    pub attempts: Vec<Attempt>,
    /// Milliseconds since 1970.
    pub due_at: i64,
    /// Its number, by which the answer is reported.
    #[serde(skip)]
    pub number: u64,
    /// Its position among the due deliveries.
    #[serde(skip)]
    turn: u64,
}

#[derive(Debug, Default)]
pub struct Deliveries {
    all: VecDeque<Delivery>,
    faults: Vec<DeliveryFault>,
    /// Times since which webhooks are degraded.
    degraded: HashMap<String, i64>,
    count: u64,
}

impl Deliveries {
    pub fn new(options: &WebhookOptions) -> Self {
        Self { faults: options.faults.clone(), ..Self::default() }
    }

    pub fn misdeliver(&mut self, fault: DeliveryFault) {
        self.faults.push(fault);
    }

    pub fn behave(&mut self) {
        self.faults.clear();
    }

    pub fn all(&self) -> impl Iterator<Item = &Delivery> {
        self.all.iter()
    }

    /// Makes the deliveries of a request's events: one per event and webhook.
    pub fn add(&mut self, store: &mut Store, now: i64) {
        for event in store.events.take() {
            let event_type = event.at("event_type").as_str().unwrap_or_default().to_owned();
            let wanting: Vec<(String, String, String)> = store
                .webhooks
                .iter()
                .filter(|(_, webhook)| *webhook.at("status") != "inactive" && subscribes(webhook, &event_type, &event))
                .filter_map(|(id, webhook)| {
                    let target_url = webhook.at("target_url").as_str().unwrap_or_default();
                    Some((id.clone(), target_url.to_owned(), store.webhook_secrets.get(id)?.clone()))
                })
                .collect();
            for (webhook_id, target_url, secret) in wanting {
                let body = json!({ "webhook_id": webhook_id, "events": [event] }).to_string();
                let delivery = Delivery {
                    id: store.random.uuid(),
                    signature: sign(&secret, &body),
                    webhook_id,
                    target_url,
                    event: event.clone(),
                    body,
                    state: State::Waiting,
                    attempts: Vec::new(),
                    due_at: now,
                    number: 0,
                    turn: 0,
                };
                let fault = take(&mut self.faults, &event_type);
                self.enqueue(delivery, fault);
            }
        }
    }

    fn enqueue(&mut self, mut delivery: Delivery, fault: Option<DeliveryFault>) {
        let fault = fault.unwrap_or(DeliveryFault { times: 0, ..DeliveryFault::default() });
        if fault.lost {
            delivery.state = State::Lost;
        }
        delivery.due_at = delivery.due_at.saturating_add(i64::from(fault.late_ms));
        for _ in 0..=u8::from(fault.twice) {
            self.count = self.count.saturating_add(1);
            delivery.number = self.count;
            // Positions are spaced by two: three further is after the next delivery.
            delivery.turn = self.count.saturating_mul(2).saturating_add(if fault.out_of_order { 3 } else { 0 });
            self.all.push_back(delivery.clone());
            if self.all.len() > MOST {
                self.all.pop_front();
            }
        }
    }

    /// The next due delivery, which then counts as sent.
    pub fn next(&mut self, store: &Store, now: i64) -> Option<&Delivery> {
        for delivery in &mut self.all {
            if delivery.state == State::Waiting && !store.webhooks.contains_key(&delivery.webhook_id) {
                delivery.state = State::Cancelled;
            }
        }
        let due = self.all.iter_mut().filter(|delivery| delivery.state == State::Waiting && delivery.due_at <= now);
        let next = due.min_by_key(|delivery| delivery.turn)?;
        next.state = State::Sent;
        Some(next)
    }

    /// Time of the next due delivery.
    pub fn next_due(&self) -> Option<i64> {
        self.all.iter().filter(|delivery| delivery.state == State::Waiting).map(|delivery| delivery.due_at).min()
    }

    /// Records the answer to a delivery. Statuses other than 200 to 299 are retried; the last failure degrades the
    /// webhook.
    pub fn answered(&mut self, store: &mut Store, number: u64, status: Option<u16>, error: Option<String>, now: i64) {
        let Some(delivery) = self.all.iter_mut().find(|delivery| delivery.number == number) else {
            return;
        };
        delivery.attempts.push(Attempt { at: now, status, error });
        if status.is_some_and(|status| (200..300).contains(&status)) {
            delivery.state = State::Delivered;
            return;
        }
        let retries = u32::try_from(delivery.attempts.len()).unwrap_or(u32::MAX);
        if retries <= RETRIES {
            let factor = 1_i64 << retries.saturating_sub(1).min(RETRIES);
            delivery.state = State::Waiting;
            delivery.due_at = now.saturating_add(FIRST_RETRY_MS.saturating_mul(factor));
            return;
        }
        delivery.state = State::Failed;
        let id = delivery.webhook_id.clone();
        if set_status(store, &id, "active", "degraded") {
            self.degraded.insert(id, now);
        }
    }

    /// Makes webhooks inactive that have been degraded for 7 days.
    pub fn retire(&mut self, store: &mut Store, now: i64) {
        self.degraded.retain(|id, since| {
            let stays = now.saturating_sub(*since) < DEGRADED_MS;
            if !stays {
                set_status(store, id, "degraded", "inactive");
            }
            stays
        });
    }
}

fn subscribes(webhook: &Value, event_type: &str, event: &Value) -> bool {
    let subscriptions = webhook.at("subscriptions").as_array().map(Vec::as_slice).unwrap_or_default();
    subscriptions.iter().any(|one| *one.at("event_type") == event_type && fits(one.at("filter"), event))
}

fn set_status(store: &mut Store, webhook: &str, from: &str, to: &str) -> bool {
    let status = store.webhooks.get_mut(webhook).and_then(|webhook| webhook.get_mut("status"));
    match status {
        Some(status) if *status == from => {
            *status = json!(to);
            true
        }
        _ => false,
    }
}
