//! Metadata of emails, newest first.

use serde_json::{Value, json};

use crate::http::call::{Answer, Call, Handler};
use crate::http::error::Failure;
use crate::http::paging::{Limits, cursor_page, with_cursor};
use crate::json_path::JsonPath;
use crate::store::schema::Space;
use crate::time::{nanoseconds, parse_timestamp};

pub const HANDLERS: &[Handler] = &[("emails.list", list)];

const MOST_TERMS: usize = 10;

fn terms(call: &Call<'_>, name: &str) -> Result<Vec<String>, Failure> {
    let terms: Vec<String> = call
        .query(name)
        .map(|list| list.split(',').map(|term| term.trim().to_lowercase()).filter(|term| !term.is_empty()).collect())
        .unwrap_or_default();
    if terms.len() > MOST_TERMS {
        return Err(Failure::invalid(&[name], format!("\"{name}\" takes at most 10 values.")));
    }
    Ok(terms)
}

fn time(call: &Call<'_>, name: &str) -> Result<Option<String>, Failure> {
    match call.query(name).filter(|text| text != "null") {
        None => Ok(None),
        Some(text) => match parse_timestamp(&text) {
            Some(time) => Ok(Some(nanoseconds(time))),
            None => Err(Failure::invalid(&[name], format!("\"{name}\" takes an ISO 8601 timestamp."))),
        },
    }
}

fn list(call: &mut Call<'_>) -> Answer {
    let (mut participants, mut domains) = (terms(call, "participants")?, terms(call, "domain")?);
    let records = terms(call, "linked_record_ids")?;
    let object = match (call.query("linked_object"), records.is_empty()) {
        (Some(object), false) => Some(call.store.collection(Space::Objects, &object)?.id.clone()),
        (None, true) => None,
        _ => {
            return Err(Failure::invalid(
                &["linked_object"],
                "\"linked_object\" and \"linked_record_ids\" go together.",
            ));
        }
    };
    if object.is_none() && participants.is_empty() && domains.is_empty() {
        return Err(Failure::invalid(
            &[],
            "At least one of \"linked_object\" with \"linked_record_ids\", \"participants\" and \"domain\" is needed.",
        ));
    }
    let (after, before) = (time(call, "sent_after")?, time(call, "sent_before")?);
    let without_automated = call.flag("exclude_automated_participants")?.unwrap_or(false);

    // Addresses of the own workspace are ignored, since every e-mail has them.
    let own = call.store.members.values().filter_map(|member| member.at("email_address").as_str()).collect::<Vec<_>>();
    let own_domains: Vec<&str> =
        own.iter().filter_map(|email| email.rsplit_once('@').map(|(_, domain)| domain)).collect();
    participants.retain(|email| !own.contains(&email.as_str()));
    domains.retain(|domain| !own_domains.contains(&domain.as_str()));

    let any = |email: &Value, list: &str, test: &dyn Fn(&Value) -> bool| {
        email.at(list).as_array().is_some_and(|items| items.iter().any(test))
    };
    let is_in = |list: &[String], value: &Value| value.as_str().is_some_and(|text| list.iter().any(|one| one == text));
    let mut found: Vec<&Value> = call
        .store
        .emails
        .values()
        .filter(|email| {
            any(email, "participants", &|one| {
                is_in(&participants, one.at("email_address")) || is_in(&domains, one.at("email_domain"))
            }) || any(email, "linked_records", &|link| {
                object.as_ref().is_some_and(|object| *link.at("object_id") == object.as_str())
                    && is_in(&records, link.at("record_id"))
            })
        })
        .filter(|email| {
            let sent = email.at("sent_at").as_str().unwrap_or_default();
            after.as_ref().is_none_or(|after| sent > after.as_str())
                && before.as_ref().is_none_or(|before| sent < before.as_str())
        })
        .collect();
    found.sort_by(|left, right| right.at("sent_at").as_str().cmp(&left.at("sent_at").as_str()));
    let (mut page, cursor) = cursor_page(call.request, Limits::new(25, 1, 50), found)?;
    if without_automated {
        // After paging, as in the service: a page may be short or empty and still have a next one.
        page.retain(|email| {
            let outside = |one: &Value| {
                !is_in(&own_domains.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>(), one.at("email_domain"))
            };
            any(email, "participants", &|one| outside(one) && !is_automated(one))
        });
    }
    Ok(with_cursor(json!(page), &cursor))
}

fn is_automated(participant: &Value) -> bool {
    let address = participant.at("email_address").as_str().unwrap_or_default();
    ["no-reply@", "noreply@", "notifications@", "mailer-daemon@"].iter().any(|start| address.starts_with(start))
}
