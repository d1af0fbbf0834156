//! The list of addresses that are unsubscribed from all sequences.

use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data};
use crate::http::error::Failure;
use crate::store::attributes::clean_domain;

pub const HANDLERS: &[Handler] = &[("sequences.unsubscribe", |call| unsubscribe(call).map_err(Failure::in_camel_case))];

fn unsubscribe(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    fields.only(&["email_addresses"])?;
    let given = fields.array("email_addresses")?;
    if given.is_empty() || given.len() > 1000 {
        return Err(fields.refuse("email_addresses", "\"email_addresses\" takes from 1 to 1000 addresses."));
    }
    let mut addresses = Vec::new();
    for address in given {
        let address = address.as_str().map(|address| address.trim().to_lowercase()).filter(|address| {
            address.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && clean_domain(domain).is_some())
        });
        addresses.push(address.ok_or_else(|| fields.refuse("email_addresses", "This is not an email address."))?);
    }
    let mut answer: Vec<Value> = Vec::new();
    for address in addresses {
        let now = call.store.timestamp();
        let entry = call.store.unsubscribed.entry(address.clone());
        let entry = entry.or_insert_with(|| json!({ "email_address": address, "created_at": now }));
        if !answer.contains(entry) {
            answer.push(entry.clone());
        }
    }
    data(answer)
}
