//! Collaboration around records: notes, tasks, comments, meetings, recordings, files, emails, webhooks.

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::words::{COMMENTS, MEETINGS, NOTES, SPEECH, SUBJECTS, TASKS};
use super::{act_as_someone, past};
use crate::api::call_recordings::raw_transcript;
use crate::api::files::add_file;
use crate::api::notes::contents;
use crate::json_path::JsonPath;
use crate::store::Store;
use crate::store::schema::Space;
use crate::time::{date_text, days_before, nanoseconds};

/// A record as other entities refer to it.
#[derive(Clone)]
struct Subject {
    object: String,
    object_id: String,
    id: String,
    /// First email address, and name, of a person.
    email: Option<String>,
    name: String,
}

fn subjects(store: &Store, object: &str) -> Vec<Subject> {
    let Some(collection) = store.find_collection(Space::Objects, object) else {
        return Vec::new();
    };
    let first = |record: &crate::store::record::Record, slug: &str, field: &str| {
        let attribute = collection.attribute(slug)?;
        record.values(&attribute.id).first()?.fields.get(field)?.as_str().map(str::to_owned)
    };
    collection
        .records
        .values()
        .map(|record| Subject {
            object: collection.slug.clone(),
            object_id: collection.id.clone(),
            id: record.id.clone(),
            email: first(record, "email_addresses", "email_address"),
            name: first(record, "name", "full_name").or_else(|| first(record, "name", "value")).unwrap_or_default(),
        })
        .collect()
}

pub fn seed(store: &mut Store) {
    let people = subjects(store, "people");
    let companies = subjects(store, "companies");
    notes(store, &people, &companies);
    tasks(store, &people, &companies);
    comments(store, &companies);
    meetings(store, &people);
    files(store, &companies);
    emails(store, &people);
    webhooks(store);
}

fn either(store: &mut Store, people: &[Subject], companies: &[Subject]) -> Option<Subject> {
    let from = if store.random.chance(40) { people } else { companies };
    store.random.pick(from).cloned()
}

fn notes(store: &mut Store, people: &[Subject], companies: &[Subject]) {
    const COUNT: usize = 64;
    for at in 0..COUNT {
        let Some(subject) = either(store, people, companies) else {
            return;
        };
        act_as_someone(store);
        let (title, content) = store.random.pick(NOTES).copied().unwrap_or_default();
        let (plain, markdown) = contents(content, "markdown");
        let id = store.random.uuid();
        let note = json!({
            "id": { "workspace_id": store.workspace_id, "note_id": id },
            "parent_object": subject.object,
            "parent_record_id": subject.id,
            "title": title,
            "meeting_id": null,
            "content_plaintext": plain,
            "content_markdown": markdown,
            "tags": if at % 9 == 0 { json!([{ "type": "record", "object": subject.object, "record_id": subject.id }]) } else { json!([]) },
            "created_by_actor": *store.actor,
            "created_at": nanoseconds(past(store, at, COUNT, 260)),
        });
        store.notes.insert(id, note);
    }
}

fn tasks(store: &mut Store, people: &[Subject], companies: &[Subject]) {
    const COUNT: usize = 90;
    for at in 0..COUNT {
        let Some(subject) = either(store, people, companies) else {
            return;
        };
        let assignee = act_as_someone(store);
        let created_at = past(store, at, COUNT, 120);
        let is_completed = store.random.chance(40);
        let days = i64::try_from(store.random.below(40)).unwrap_or(0) - 15;
        let id = store.random.uuid();
        let completed_at = created_at.saturating_add(36.hours()).unwrap_or(created_at);
        let task = json!({
            "id": { "workspace_id": store.workspace_id, "task_id": id },
            "content_plaintext": store.random.word(TASKS),
            "deadline_at": if store.random.chance(75) { json!(nanoseconds(days_before(store.clock.peek(), -days))) } else { Value::Null },
            "is_completed": is_completed,
            "completed_at": is_completed.then(|| nanoseconds(completed_at)),
            "linked_records": [{ "target_object_id": subject.object, "target_record_id": subject.id }],
            "assignees": if store.random.chance(85) {
                json!([{ "referenced_actor_type": "workspace-member", "referenced_actor_id": assignee }])
            } else { json!([]) },
            "created_by_actor": *store.actor,
            "created_at": nanoseconds(created_at),
        });
        store.tasks.insert(id, task);
    }
}

fn comments(store: &mut Store, companies: &[Subject]) {
    const THREADS: usize = 24;
    let entries: Vec<(String, String, String)> = store
        .find_collection(Space::Lists, "sales_pipeline")
        .map(|list| {
            let parent =
                |record: &crate::store::record::Record| record.parent.as_ref().map(|parent| parent.record.clone());
            list.records
                .values()
                .filter_map(|record| Some((list.id.clone(), record.id.clone(), parent(record)?)))
                .collect()
        })
        .unwrap_or_default();
    for at in 0..THREADS {
        let thread = store.random.uuid();
        let Some(company) = store.random.pick(companies).cloned() else {
            return;
        };
        let entry = if at % 4 == 3 { store.random.pick(&entries).cloned() } else { None };
        let record = entry.as_ref().map_or(&company.id, |(_, _, parent)| parent).clone();
        let start = past(store, at, THREADS, 90);
        for reply in 0..=store.random.below(4) {
            let author = act_as_someone(store);
            let id = store.random.uuid();
            let hours = i64::try_from(reply).unwrap_or(0);
            let comment = json!({
                "id": { "workspace_id": store.workspace_id, "comment_id": id },
                "thread_id": thread,
                "content_plaintext": store.random.word(COMMENTS),
                "entry": entry.as_ref().map(|(list, entry, _)| json!({ "entry_id": entry, "list_id": list })),
                "record": { "record_id": record, "object_id": company.object_id },
                "resolved_at": null,
                "resolved_by": { "type": null, "id": null },
                "created_at": nanoseconds(start.saturating_add(hours.hours()).unwrap_or(start)),
                "author": { "type": "workspace-member", "id": author },
            });
            store.comments.insert(id, comment);
        }
    }
}

fn meetings(store: &mut Store, people: &[Subject]) {
    const COUNT: usize = 72;
    for at in 0..COUNT {
        let Some(guest) = store.random.pick(people).cloned() else {
            return;
        };
        let host = act_as_someone(store);
        let host_email = store.members.get(&host).map(|member| member.at("email_address").clone());
        let days = 90 - i64::try_from(at).unwrap_or(0) * 3 / 2;
        let start = days_before(store.clock.peek(), days);
        let end = start.saturating_add(45.minutes()).unwrap_or(start);
        let is_all_day = at % 17 == 16;
        let moment = |time: Timestamp| {
            if is_all_day {
                json!({ "date": date_text(time) })
            } else {
                json!({ "datetime": nanoseconds(time), "timezone": "Europe/London" })
            }
        };
        let id = store.random.uuid();
        let meeting = json!({
            "id": { "workspace_id": store.workspace_id, "meeting_id": id },
            "title": format!("{}: {}", store.random.word(MEETINGS), guest.name),
            "description": "",
            "is_all_day": is_all_day,
            "start": moment(start),
            "end": moment(end),
            "participants": [
                { "status": "accepted", "is_organizer": true, "email_address": host_email, "name": null },
                { "status": store.random.word(&["accepted", "tentative", "pending"]), "is_organizer": false, "email_address": guest.email, "name": guest.name },
            ],
            "linked_records": [{ "object_slug": guest.object, "object_id": guest.object_id, "record_id": guest.id }],
            "created_at": nanoseconds(days_before(start, 7)),
            // Meetings of the system come from a calendar and cannot be deleted.
            "created_by_actor": if at % 3 == 0 { (*store.actor).clone() } else { json!({ "type": "system", "id": null }) },
        });
        store.meetings.insert(id.clone(), meeting);
        if at % 4 == 0 {
            recording(store, &id, &guest.name, end, at);
        }
    }
}

fn recording(store: &mut Store, meeting: &str, guest: &str, at: Timestamp, number: usize) {
    let id = store.random.uuid();
    let segments: Vec<Value> = (0..(if number == 0 { 240 } else { 20 }))
        .map(|turn| {
            let speaker = if turn % 2 == 0 { "Nora Lindgren" } else { guest };
            let speech = SPEECH.get(turn % SPEECH.len()).copied().unwrap_or_default();
            json!({ "speech": speech, "start_time": turn * 6, "end_time": turn * 6 + 5, "speaker": { "name": speaker } })
        })
        .collect();
    let recording = json!({
        "id": { "workspace_id": store.workspace_id, "meeting_id": meeting, "call_recording_id": id },
        "status": "completed",
        "web_url": format!("https://app.attio.com/{}/calls/{meeting}/{id}", store.workspace_slug),
        "created_by_actor": *store.actor,
        "created_at": nanoseconds(at),
        "video_url": format!("https://assets.example.com/calls/{id}.mp4"),
        "transcript": { "raw_transcript": raw_transcript(&segments), "segments": segments },
    });
    store.recordings.insert(id, recording);
}

fn files(store: &mut Store, companies: &[Subject]) {
    for company in companies.iter().step_by(20) {
        act_as_someone(store);
        let content = format!("Proposal for {}\n\nThank you for your interest.\n", company.name);
        let kind = Some("text/plain".to_owned());
        if let Ok((id, file)) =
            add_file(store, "companies", &company.id, None, "proposal.txt", kind, content.into_bytes())
        {
            store.files.insert(id, file);
        }
    }
}

fn emails(store: &mut Store, people: &[Subject]) {
    const COUNT: usize = 160;
    let mailbox = store.random.uuid();
    for at in 0..COUNT {
        let Some(person) = store.random.pick(people).cloned() else {
            return;
        };
        let Some(theirs) = person.email.clone() else {
            continue;
        };
        let host = act_as_someone(store);
        let ours = store
            .members
            .get(&host)
            .and_then(|member| member.at("email_address").as_str())
            .unwrap_or_default()
            .to_owned();
        let outbound = store.random.chance(55);
        let participant = |role: &str, address: &str, name: Value| {
            let domain = address.rsplit_once('@').map(|(_, domain)| domain);
            json!({ "role": role, "email_address": address, "email_domain": domain.unwrap_or_default(), "name": name })
        };
        let (from, to) = if outbound { ("to", "from") } else { ("from", "to") };
        // Some are automated.
        let domain = theirs.rsplit_once('@').map_or("example.org", |(_, domain)| domain);
        let theirs = if at % 6 == 5 { format!("no-reply@{domain}") } else { theirs };
        let id = store.random.uuid();
        let email = json!({
            "id": { "workspace_id": store.workspace_id, "mailbox_id": mailbox, "email_id": id },
            "sent_at": nanoseconds(past(store, at, COUNT, 200)),
            "direction": if outbound { "outbound" } else { "inbound" },
            "subject_line": if at % 31 == 0 { Value::Null } else { json!(store.random.word(SUBJECTS)) },
            "participants": [participant(from, &theirs, json!(person.name)), participant(to, &ours, Value::Null)],
            "linked_records": [{ "object_slug": person.object, "object_id": person.object_id, "record_id": person.id }],
        });
        store.emails.insert(id, email);
    }
}

fn webhooks(store: &mut Store) {
    for at in 0..12 {
        let id = store.random.uuid();
        let event = store.random.word(&["record.created", "note.created", "task.updated", "list-entry.created"]);
        let webhook = json!({
            "target_url": format!("https://hooks.example.com/attio/{at}"),
            "subscriptions": [{ "event_type": event, "filter": null }],
            "id": { "workspace_id": store.workspace_id, "webhook_id": id },
            "status": "active",
            "created_at": nanoseconds(past(store, at, 12, 300)),
        });
        store.webhooks.insert(id, webhook);
    }
}
