//! The TypeScript definitions are generated from Rust types that nothing decodes into at run time. These tests prove
//! them correct: every answer and request that the vendor documents, as an example or as a sample generated from its
//! schema, decodes into the type of its operation, and the type has every documented field.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use attio::api::listing::{BEGIN, END, OPERATIONS};
use attio::api::{
    activities::*, activity_records::*, attributes::*, call_recordings::*, comments::*, connections::*, emails::*,
    entries::*, files::*, identity::*, lists::*, meetings::*, notes::*, objects::*, records::*, sequences::*, sql::*,
    tasks::*, threads::*, webhooks::*, workspace_members::*,
};
use attio::model::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io::Write;

/// Decodes a sample and serializes it again.
type Check = fn(&Value) -> Result<Value, String>;

fn reads<T: DeserializeOwned + Serialize>(sample: &Value) -> Result<Value, String> {
    let decoded: T = serde_json::from_value(sample.clone()).map_err(|error| error.to_string())?;
    serde_json::to_value(&decoded).map_err(|error| error.to_string())
}

/// Result of an operation: its location in the answer, and its type.
enum Answer {
    /// Key of the result in the answer; empty for the answer itself.
    Under(&'static str, Check),
    /// The method resolves to nothing, or to the response itself.
    Nothing,
}
use Answer::{Nothing, Under};

fn data<T: DeserializeOwned + Serialize>() -> Answer {
    Under("data", reads::<T>)
}

fn list<T: DeserializeOwned + Serialize>() -> Answer {
    Under("data", reads::<Vec<T>>)
}

/// Body of an operation: the key that wraps it, and its type.
type Body = Option<(&'static str, Check)>;

fn wrapped<T: DeserializeOwned + Serialize>() -> Body {
    Some(("data", reads::<T>))
}

fn whole<T: DeserializeOwned + Serialize>() -> Body {
    Some(("", reads::<T>))
}

/// Upserts of records take the matching attribute in their body, though it is sent in the query.
fn upsert<T: DeserializeOwned + Serialize>(sample: &Value) -> Result<Value, String> {
    let mut sample = sample.clone();
    sample["matching_attribute"] = json!("email_addresses");
    reads::<T>(&sample)
}

#[rustfmt::skip]
fn operations() -> Vec<(&'static str, &'static str, Answer, Body)> {
    vec![
        ("GET", "/connections", Under("connections", reads::<Vec<Connection>>), None),
        ("POST", "/connections", Under("", created_connection), whole::<ConnectionCreate>()),
        ("GET", "/connections/{connection_id}", Under("connection", reads::<Connection>), None),
        ("DELETE", "/connections/{connection_id}", Nothing, None),
        ("GET", "/v2/objects", list::<AttioObject>(), None),
        ("POST", "/v2/objects", data::<AttioObject>(), wrapped::<ObjectCreate>()),
        ("GET", "/v2/objects/{object}", data::<AttioObject>(), None),
        ("PATCH", "/v2/objects/{object}", data::<AttioObject>(), wrapped::<ObjectUpdate>()),
        ("DELETE", "/v2/objects/{object}", Nothing, None),
        ("GET", "/v2/objects/{object}/views", list::<ObjectView>(), None),
        ("GET", "/v2/{target}/{identifier}/attributes", list::<Attribute>(), None),
        ("POST", "/v2/{target}/{identifier}/attributes", data::<Attribute>(), wrapped::<AttributeCreate>()),
        ("GET", "/v2/{target}/{identifier}/attributes/{attribute}", data::<Attribute>(), None),
        ("PATCH", "/v2/{target}/{identifier}/attributes/{attribute}", data::<Attribute>(), wrapped::<AttributeUpdate>()),
        ("GET", "/v2/{target}/{identifier}/attributes/{attribute}/options", list::<SelectOption>(), None),
        ("POST", "/v2/{target}/{identifier}/attributes/{attribute}/options", data::<SelectOption>(), wrapped::<SelectOptionCreate>()),
        ("PATCH", "/v2/{target}/{identifier}/attributes/{attribute}/options/{option}", data::<SelectOption>(), wrapped::<SelectOptionUpdate>()),
        ("GET", "/v2/{target}/{identifier}/attributes/{attribute}/statuses", list::<Status>(), None),
        ("POST", "/v2/{target}/{identifier}/attributes/{attribute}/statuses", data::<Status>(), wrapped::<StatusCreate>()),
        ("PATCH", "/v2/{target}/{identifier}/attributes/{attribute}/statuses/{status}", data::<Status>(), wrapped::<StatusUpdate>()),
        ("POST", "/v2/objects/{object}/records/query", list::<AttioRecord>(), whole::<Query>()),
        ("POST", "/v2/objects/{object}/records", data::<AttioRecord>(), wrapped::<RecordCreate>()),
        ("PUT", "/v2/objects/{object}/records", data::<AttioRecord>(), Some(("data", upsert::<RecordUpsert>))),
        ("GET", "/v2/objects/{object}/records/{record_id}", data::<AttioRecord>(), None),
        ("PATCH", "/v2/objects/{object}/records/{record_id}", data::<AttioRecord>(), wrapped::<RecordUpdate>()),
        ("PUT", "/v2/objects/{object}/records/{record_id}", data::<AttioRecord>(), wrapped::<RecordReplace>()),
        ("DELETE", "/v2/objects/{object}/records/{record_id}", Nothing, None),
        ("POST", "/v2/objects/{object}/records/merge", data::<MergedRecord>(), wrapped::<RecordMerge>()),
        ("GET", "/v2/objects/{object}/records/{record_id}/attributes/{attribute}/values", list::<AttributeValue>(), None),
        ("PUT", "/v2/objects/{object}/records/{record_id}/attributes/{attribute}/values", list::<AttributeValue>(), wrapped::<ValueHistoryReplace>()),
        ("GET", "/v2/objects/{object}/records/{record_id}/entries", list::<RecordEntry>(), None),
        ("POST", "/v2/objects/records/search", list::<RecordSearchResult>(), whole::<RecordSearch>()),
        ("POST", "/v2/sql", data::<SqlResult>(), whole::<SqlQuery>()),
        ("GET", "/v2/lists", list::<AttioList>(), None),
        ("POST", "/v2/lists", data::<AttioList>(), wrapped::<ListCreate>()),
        ("GET", "/v2/lists/{list}", data::<AttioList>(), None),
        ("PATCH", "/v2/lists/{list}", data::<AttioList>(), wrapped::<ListUpdate>()),
        ("GET", "/v2/lists/{list}/views", list::<ListView>(), None),
        ("POST", "/v2/lists/{list}/entries/query", list::<Entry>(), whole::<Query>()),
        ("POST", "/v2/lists/{list}/entries", data::<Entry>(), wrapped::<EntryCreate>()),
        ("PUT", "/v2/lists/{list}/entries", data::<Entry>(), wrapped::<EntryUpsert>()),
        ("GET", "/v2/lists/{list}/entries/{entry_id}", data::<Entry>(), None),
        ("PATCH", "/v2/lists/{list}/entries/{entry_id}", data::<Entry>(), wrapped::<EntryUpdate>()),
        ("PUT", "/v2/lists/{list}/entries/{entry_id}", data::<Entry>(), wrapped::<EntryReplace>()),
        ("DELETE", "/v2/lists/{list}/entries/{entry_id}", Nothing, None),
        ("GET", "/v2/lists/{list}/entries/{entry_id}/attributes/{attribute}/values", list::<AttributeValue>(), None),
        ("PUT", "/v2/lists/{list}/entries/{entry_id}/attributes/{attribute}/values", list::<AttributeValue>(), wrapped::<ValueHistoryReplace>()),
        ("GET", "/v2/workspace_members", list::<WorkspaceMember>(), None),
        ("GET", "/v2/workspace_members/{workspace_member_id}", data::<WorkspaceMember>(), None),
        ("GET", "/v2/notes", list::<Note>(), None),
        ("POST", "/v2/notes", data::<Note>(), wrapped::<NoteCreate>()),
        ("GET", "/v2/notes/{note_id}", data::<Note>(), None),
        ("DELETE", "/v2/notes/{note_id}", Nothing, None),
        ("PATCH", "/v2/notes/{note_id}", data::<Note>(), wrapped::<NoteUpdate>()),
        ("GET", "/v2/tasks", list::<Task>(), None),
        ("POST", "/v2/tasks", data::<Task>(), wrapped::<TaskCreate>()),
        ("GET", "/v2/tasks/{task_id}", data::<Task>(), None),
        ("PATCH", "/v2/tasks/{task_id}", data::<Task>(), wrapped::<TaskUpdate>()),
        ("DELETE", "/v2/tasks/{task_id}", Nothing, None),
        ("GET", "/v2/threads", list::<Thread>(), None),
        ("GET", "/v2/threads/{thread_id}", data::<Thread>(), None),
        ("POST", "/v2/comments", data::<Comment>(), wrapped::<CommentCreate>()),
        ("GET", "/v2/comments/{comment_id}", data::<Comment>(), None),
        ("DELETE", "/v2/comments/{comment_id}", Nothing, None),
        ("GET", "/v2/meetings", list::<Meeting>(), None),
        ("POST", "/v2/meetings", data::<Meeting>(), wrapped::<MeetingCreate>()),
        ("GET", "/v2/meetings/{meeting_id}", data::<Meeting>(), None),
        ("PUT", "/v2/meetings/{meeting_id}", data::<Meeting>(), wrapped::<MeetingReplace>()),
        ("PATCH", "/v2/meetings/{meeting_id}", data::<Meeting>(), wrapped::<MeetingUpdate>()),
        ("DELETE", "/v2/meetings/{meeting_id}", Nothing, None),
        ("GET", "/v2/meetings/{meeting_id}/call_recordings", list::<CallRecording>(), None),
        ("POST", "/v2/meetings/{meeting_id}/call_recordings", data::<CallRecording>(), wrapped::<CallRecordingCreate>()),
        ("GET", "/v2/meetings/{meeting_id}/call_recordings/{call_recording_id}", data::<CallRecordingDetails>(), None),
        ("DELETE", "/v2/meetings/{meeting_id}/call_recordings/{call_recording_id}", Nothing, None),
        ("GET", "/v2/meetings/{meeting_id}/call_recordings/{call_recording_id}/transcript", data::<Transcript>(), None),
        ("GET", "/v2/files", list::<FileItem>(), None),
        ("POST", "/v2/files", data::<FileItem>(), whole::<FileCreate>()),
        // The body is multipart: its definition is TypeScript, checked by the tests of the types.
        ("POST", "/v2/files/upload", data::<AttioFile>(), None),
        ("GET", "/v2/files/{file_id}", data::<FileItem>(), None),
        ("DELETE", "/v2/files/{file_id}", Nothing, None),
        ("GET", "/v2/files/{file_id}/download", Nothing, None),
        ("GET", "/v2/emails", list::<Email>(), None),
        ("POST", "/v2/sequences/unsubscribed_emails", list::<UnsubscribedEmail>(), wrapped::<SequenceUnsubscribe>()),
        ("GET", "/v2/webhooks", list::<Webhook>(), None),
        ("POST", "/v2/webhooks", data::<WebhookWithSecret>(), wrapped::<WebhookCreate>()),
        ("GET", "/v2/webhooks/{webhook_id}", data::<Webhook>(), None),
        ("PATCH", "/v2/webhooks/{webhook_id}", data::<Webhook>(), wrapped::<WebhookUpdate>()),
        ("DELETE", "/v2/webhooks/{webhook_id}", Nothing, None),
        ("GET", "/v2/self", Under("", reads::<Identity>), None),
        ("GET", "/v2/activities", list::<Activity>(), None),
        ("POST", "/v2/activities", data::<Activity>(), wrapped::<ActivityCreate>()),
        ("GET", "/v2/activities/{activity}", data::<Activity>(), None),
        ("PATCH", "/v2/activities/{activity}", data::<Activity>(), wrapped::<ActivityUpdate>()),
        ("DELETE", "/v2/activities/{activity}", Nothing, None),
        ("POST", "/v2/activities/{activity}/records/query", list::<ActivityRecord>(), whole::<Query>()),
        ("POST", "/v2/activities/{activity}/records", data::<ActivityRecord>(), wrapped::<ActivityRecordCreate>()),
        ("PUT", "/v2/activities/{activity}/records", data::<ActivityRecord>(), Some(("data", upsert::<ActivityRecordUpsert>))),
        ("GET", "/v2/activities/{activity}/records/{record_id}", data::<ActivityRecord>(), None),
        ("PATCH", "/v2/activities/{activity}/records/{record_id}", data::<ActivityRecord>(), wrapped::<ActivityRecordUpdate>()),
        ("PUT", "/v2/activities/{activity}/records/{record_id}", data::<ActivityRecord>(), wrapped::<ActivityRecordReplace>()),
        ("DELETE", "/v2/activities/{activity}/records/{record_id}", Nothing, None),
    ]
}

/// The operations with query parameters, and their types.
#[rustfmt::skip]
fn queries() -> Vec<(&'static str, Check)> {
    vec![
        ("/connections", reads::<ConnectionListQuery>),
        ("/v2/objects/{object}/views", reads::<ViewListQuery>),
        ("/v2/{target}/{identifier}/attributes", reads::<AttributeListQuery>),
        ("/v2/{target}/{identifier}/attributes/{attribute}/options", reads::<SelectOptionListQuery>),
        ("/v2/{target}/{identifier}/attributes/{attribute}/statuses", reads::<StatusListQuery>),
        ("/v2/objects/{object}/records/{record_id}/attributes/{attribute}/values", reads::<ValueListQuery>),
        ("/v2/objects/{object}/records/{record_id}/entries", reads::<RecordEntryListQuery>),
        ("/v2/lists/{list}/views", reads::<ViewListQuery>),
        ("/v2/lists/{list}/entries/{entry_id}/attributes/{attribute}/values", reads::<ValueListQuery>),
        ("/v2/notes", reads::<NoteListQuery>),
        ("/v2/tasks", reads::<TaskListQuery>),
        ("/v2/threads", reads::<ThreadListQuery>),
        ("/v2/threads/{thread_id}", reads::<ThreadGetQuery>),
        ("/v2/meetings", reads::<MeetingListQuery>),
        ("/v2/meetings/{meeting_id}/call_recordings", reads::<CallRecordingListQuery>),
        ("/v2/meetings/{meeting_id}/call_recordings/{call_recording_id}/transcript", reads::<TranscriptQuery>),
        ("/v2/files", reads::<FileListQuery>),
        ("/v2/emails", reads::<EmailListQuery>),
        ("/v2/webhooks", reads::<WebhookListQuery>),
        ("/v2/activities", reads::<ActivityListQuery>),
    ]
}

/// A new connection is returned flat, in an envelope, or as an id alone, which the client reads back.
fn created_connection(sample: &Value) -> Result<Value, String> {
    if let Some(connection) = sample.get("connection") {
        return Ok(json!({ "connection": reads::<Connection>(connection)? }));
    }
    if sample.get("connection_Id").is_some() { Ok(sample.clone()) } else { reads::<Connection>(sample) }
}

// ---- The documents ----------------------------------------------------------------------------

/// The two documents, or nothing where they are missing: they are not part of the repository.
fn documents() -> Option<[Value; 2]> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/openapi/");
    let read =
        |name: &str| Some(serde_json::from_str(&std::fs::read_to_string(format!("{folder}{name}")).ok()?).unwrap());
    let documents = read("attio-v2.json").zip(read("maton-connections.json")).map(|(attio, maton)| [attio, maton]);
    if documents.is_none() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "the contract is missing: {folder}");
        // Written past the capture of output, for tools/test to count.
        std::io::stdout().write_all(format!("skipped: the contract is not at {folder}\n").as_bytes()).unwrap();
    }
    documents
}

/// The description of an operation, and its document.
fn find<'a>(documents: &'a [Value; 2], method: &str, path: &str) -> Option<(&'a Value, &'a Value)> {
    documents.iter().find_map(|document| {
        let operation = document["paths"].get(path)?.get(method.to_lowercase())?;
        Some((document, operation))
    })
}

/// Every documented answer of success: examples, and samples generated from the schema.
fn answers(document: &Value, operation: &Value) -> Vec<(String, Value)> {
    let mut answers = Vec::new();
    for (status, response) in operation["responses"].as_object().unwrap() {
        let Some(content) = response.pointer("/content/application~1json").filter(|_| status.starts_with('2')) else {
            continue;
        };
        answers.extend(bodies(document, content, status, Side::Answer));
    }
    answers
}

/// Every documented body of a request.
fn requests(document: &Value, operation: &Value) -> Vec<(String, Value)> {
    match operation.pointer("/requestBody/content/application~1json") {
        Some(content) => bodies(document, content, "body", Side::Request),
        None => Vec::new(),
    }
}

fn bodies(document: &Value, content: &Value, name: &str, side: Side) -> Vec<(String, Value)> {
    let mut bodies = Vec::new();
    bodies.extend(content.get("example").map(|value| (format!("{name}, example"), value.clone())));
    for (title, example) in content.get("examples").and_then(Value::as_object).into_iter().flatten() {
        bodies.push((format!("{name}, example {title}"), example["value"].clone()));
    }
    for (index, sample) in (Maker { document, side }).samples(&content["schema"]).into_iter().enumerate() {
        bodies.push((format!("{name}, sample {index}"), sample));
    }
    bodies
}

// ---- Samples from a schema --------------------------------------------------------------------

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Answer,
    Request,
}

struct Maker<'a> {
    document: &'a Value,
    side: Side,
}

impl Maker<'_> {
    /// Samples that together have every field, every member of every union and every `null`, omit every optional
    /// field and, in answers, have an unlisted enum value and a new field.
    fn samples(&self, schema: &Value) -> Vec<Value> {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            return self.samples(self.document.pointer(reference.trim_start_matches('#')).unwrap());
        }
        let mut samples: Vec<Value> = Vec::new();
        if let Some(members) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
            samples.extend(
                members
                    .iter()
                    .filter(|member| !self.is_left_out(member, members))
                    .flat_map(|member| self.samples(member)),
            );
        } else if let Some(members) = schema.get("allOf").and_then(Value::as_array) {
            samples.push(Value::Object(members.iter().flat_map(|member| self.first_object(member)).collect()));
        } else if let Some(constant) = schema.get("const") {
            samples.push(constant.clone());
        } else if let Some(listed) = schema.get("enum").and_then(Value::as_array) {
            samples.extend(listed.iter().take(40).cloned());
            // A single listed value discriminates the members of a union.
            if listed.len() > 1 && listed.iter().any(Value::is_string) && self.side == Side::Answer {
                samples.push(json!("newer-than-this-package"));
            }
        } else if schema.get("properties").is_some() || is_type(schema, "object") {
            samples.extend(self.objects(schema));
        } else if is_type(schema, "array") {
            let mut items = schema.get("items").map(|items| self.samples(items)).unwrap_or_default();
            let most = schema.get("maxItems").and_then(Value::as_u64).unwrap_or(u64::MAX);
            items.truncate(usize::try_from(most).unwrap_or(usize::MAX));
            samples.push(Value::Array(items));
            if schema.get("minItems").is_none() {
                samples.push(json!([]));
            }
        } else {
            samples.push(schema.get("example").cloned().unwrap_or_else(|| scalar(schema)));
        }
        if is_type(schema, "null") {
            samples.push(Value::Null);
        }
        samples
    }

    /// One object with all fields, one for each further sample of each field, and one with only the required fields.
    fn objects(&self, schema: &Value) -> Vec<Value> {
        let mut full = Map::new();
        let mut others: Vec<(&String, Value)> = Vec::new();
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            let mut samples = self.samples(property).into_iter();
            full.insert(name.clone(), samples.next().unwrap());
            others.extend(samples.map(|sample| (name, sample)));
        }
        if let Some(any) = schema.get("additionalProperties").filter(|any| any.is_object()) {
            let samples = self.samples(any);
            full.extend(samples.into_iter().enumerate().map(|(index, sample)| (format!("slug_{index}"), sample)));
        } else if self.side == Side::Answer && properties.is_some() {
            full.insert("newer_than_this_package".into(), json!({ "field": [1, null] }));
        }
        let mut objects: Vec<Value> = Vec::with_capacity(others.len() + 2);
        objects.push(full.clone().into());
        for (name, sample) in others {
            let mut object = full.clone();
            object.insert(name.clone(), sample);
            objects.push(object.into());
        }
        let required: BTreeSet<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let least: Map<String, Value> = full.into_iter().filter(|(name, _)| required.contains(name.as_str())).collect();
        // No field of a matching value is documented as required, but an empty one matches nothing.
        if self.side == Side::Answer || !least.is_empty() {
            objects.push(least.into());
        }
        objects
    }

    /// Values that the contract allows and the types do not: text for booleans, and interactions, which the schema of
    /// values contains although they cannot be written.
    fn is_left_out(&self, member: &Value, members: &[Value]) -> bool {
        let is_word = member.get("enum").is_some() && members.iter().any(|other| is_type(other, "boolean"));
        self.side == Side::Request && (is_word || member.pointer("/properties/interaction_type").is_some())
    }

    fn first_object(&self, schema: &Value) -> Map<String, Value> {
        match self.samples(schema).swap_remove(0) {
            Value::Object(object) => object,
            other => panic!("not an object: {other}"),
        }
    }
}

fn is_type(schema: &Value, name: &str) -> bool {
    match &schema["type"] {
        Value::String(one) => one == name,
        Value::Array(several) => several.iter().any(|one| one == name),
        _ => false,
    }
}

fn scalar(schema: &Value) -> Value {
    let format = schema.get("format").and_then(Value::as_str);
    if is_type(schema, "string") || schema.get("type").is_none() {
        json!(match format {
            Some("uuid") => "14beef7a-99f7-4534-a87e-70b564330a4c",
            Some("date-time") => "2023-01-01T15:00:00.000000000Z",
            _ => "text",
        })
    } else if is_type(schema, "boolean") {
        json!(true)
    } else if is_type(schema, "number") || is_type(schema, "integer") {
        json!(1)
    } else {
        Value::Null
    }
}

// ---- The proof --------------------------------------------------------------------------------

/// Collects the fields of a sample that are lost by serializing it again.
fn lost(sample: &Value, again: &Value, location: &str, losses: &mut Vec<String>) {
    match (sample, again) {
        (Value::Object(fields), Value::Object(written)) => {
            for (name, value) in fields.iter().filter(|(name, _)| *name != "newer_than_this_package") {
                match written.get(name) {
                    Some(other) => lost(value, other, &format!("{location}.{name}"), losses),
                    None => losses.push(format!("{location}.{name} is not in the type")),
                }
            }
        }
        (Value::Array(items), Value::Array(written)) if items.len() == written.len() => {
            for (index, (item, other)) in items.iter().zip(written).enumerate() {
                lost(item, other, &format!("{location}[{index}]"), losses);
            }
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => {}
        _ if sample == again => {}
        _ => losses.push(format!("{location} was {sample} and became {again}")),
    }
}

fn prove(check: Check, sample: &Value, failures: &mut Vec<String>, name: &str) {
    match check(sample) {
        Ok(again) => {
            let mut losses = Vec::new();
            lost(sample, &again, "", &mut losses);
            failures.extend(losses.into_iter().map(|loss| format!("{name}: {loss}")));
        }
        Err(error) => failures.push(format!("{name}: {error}\n    {sample}")),
    }
}

fn under<'a>(value: &'a Value, key: &str) -> &'a Value {
    if key.is_empty() { value } else { value.get(key).unwrap_or(&Value::Null) }
}

fn report(failures: Vec<String>, count: usize, least: usize) {
    assert!(failures.is_empty(), "{} of {count} do not fit:\n{}", failures.len(), failures.join("\n"));
    assert!(count >= least, "only {count} samples: the documents are not read as they should be");
}

#[test]
fn every_operation_has_its_types() {
    let table = OPERATIONS.strip_prefix(BEGIN).unwrap().strip_suffix(END).unwrap();
    let table: BTreeSet<(String, String)> = table
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|row| (row["method"].as_str().unwrap().to_owned(), row["path"].as_str().unwrap().to_owned()))
        .collect();
    let ours: BTreeSet<(String, String)> =
        operations().iter().map(|(method, path, ..)| (method.to_string(), path.to_string())).collect();
    assert_eq!(table.difference(&ours).collect::<Vec<_>>(), [] as [&(String, String); 0], "has no row in types.rs");
    assert_eq!(ours.difference(&table).collect::<Vec<_>>(), [] as [&(String, String); 0], "is no operation");
}

#[test]
fn every_documented_answer_fits_its_type() {
    let Some(documents) = documents() else { return };
    let (mut failures, mut count) = (Vec::new(), 0);
    for (method, path, answer, _) in operations() {
        let (document, operation) = find(&documents, method, path).unwrap();
        let Under(key, check) = answer else { continue };
        let answers = answers(document, operation);
        assert!(!answers.is_empty(), "{method} {path} documents no answer");
        for (name, sample) in answers {
            count += 1;
            prove(check, under(&sample, key), &mut failures, &format!("{method} {path}, {name}"));
        }
    }
    report(failures, count, 500);
}

#[test]
fn every_documented_request_fits_its_type() {
    let Some(documents) = documents() else { return };
    let (mut failures, mut count) = (Vec::new(), 0);
    for (method, path, _, body) in operations() {
        let (document, operation) = find(&documents, method, path).unwrap();
        let documented = requests(document, operation);
        let Some((key, check)) = body else {
            assert!(documented.is_empty(), "{method} {path} takes a body");
            continue;
        };
        for (name, sample) in documented {
            count += 1;
            prove(check, under(&sample, key), &mut failures, &format!("{method} {path}, {name}"));
        }
    }
    report(failures, count, 100);
}

#[test]
fn every_documented_query_parameter_is_in_its_type() {
    let Some(documents) = documents() else { return };
    let (mut failures, mut count) = (Vec::new(), 0);
    for (method, path, ..) in operations() {
        let (document, operation) = find(&documents, method, path).unwrap();
        let maker = Maker { document, side: Side::Request };
        let parameters = operation.get("parameters").and_then(Value::as_array);
        let bag: Map<String, Value> = parameters
            .into_iter()
            .flatten()
            .filter(|parameter| parameter["in"] == "query")
            .map(|parameter| {
                let name = parameter["name"].as_str().unwrap().to_owned();
                (name, maker.samples(&parameter["schema"]).swap_remove(0))
            })
            .collect();
        match queries().iter().find(|(other, _)| method == "GET" && *other == path) {
            Some((_, check)) => {
                count += bag.len();
                prove(*check, &bag.into(), &mut failures, &format!("{method} {path}, query"));
            }
            // Where a body is sent as well, the only parameter is passed in it.
            None => assert!(bag.is_empty() || bag.keys().eq(["matching_attribute"]), "{method} {path} takes a query"),
        }
    }
    report(failures, count, 70);
}

/// Every documented value of any property with this name.
fn listed(schema: &Value, name: &str, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            let property = fields.get("properties").and_then(|properties| properties.get(name));
            let values = property.and_then(|property| property.get("enum")).and_then(Value::as_array);
            found.extend(values.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| listed(field, name, found));
        }
        Value::Array(items) => items.iter().for_each(|item| listed(item, name, found)),
        _ => {}
    }
}

/// Enums are open, so a missing value would go unnoticed above.
#[test]
fn every_documented_value_of_an_enum_is_listed() {
    let Some(documents) = documents() else { return };
    macro_rules! lists {
        ($($name:literal => $type:ident),+ $(,)?) => {
            vec![$(($name, (|value| !matches!($type::from(value), $type::Other(_))) as fn(String) -> bool)),+]
        };
    }
    for (name, is_listed) in lists! {
        "access_level" => AccessLevel,
        "attribute_type" => AttributeType,
        "currency_code" => CurrencyCode,
        "default_currency_code" => CurrencyCode,
        "display_type" => CurrencyDisplay,
        "event_type" => WebhookEventType,
        "extends" => ActivitySchema,
        "interaction_type" => InteractionType,
        "level" => ListAccess,
        "operator" => WebhookOperator,
        "referenced_actor_type" => ActorType,
        "role" => EmailRole,
        "storage_provider" => StorageProvider,
        "token_level" => TokenLevel,
        "workspace_access" => ListAccess,
    } {
        let mut values = BTreeSet::new();
        documents.iter().for_each(|document| listed(document, name, &mut values));
        assert!(!values.is_empty(), "{name} is documented nowhere");
        for value in values {
            assert!(is_listed(value.clone()), "{name} may be {value}");
        }
    }
}

/// A missing member of a union would decode as an unknown one. A bare tag is not enough to decode as a listed one.
#[test]
fn every_documented_member_of_a_union_is_listed() {
    let Some(documents) = documents() else { return };
    let unions: [(&str, Check); 2] = [("attribute_type", reads::<AttributeValue>), ("file_type", reads::<FileItem>)];
    for (tag, check) in unions {
        let mut kinds = BTreeSet::new();
        documents.iter().for_each(|document| listed(document, tag, &mut kinds));
        assert!(kinds.len() > 3, "{tag} is documented nowhere");
        for kind in kinds {
            assert!(check(&json!({ tag: kind })).is_err(), "{tag} may be {kind}");
        }
    }
}

// ---- What is newer or less than documented ------------------------------------------------------

fn value_of(kind: &str, fields: Value) -> Value {
    let mut value = json!({
        "attribute_type": kind,
        "active_from": "2023-01-01T15:00:00.000000000Z",
        "active_until": null,
        "created_by_actor": { "type": "system", "id": null },
    });
    value.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    value
}

#[test]
fn an_attribute_type_that_is_not_listed_keeps_its_fields() {
    let sample = value_of("geo-shape", json!({ "points": [[1, 2], [3, 4]] }));
    assert!(matches!(serde_json::from_value(sample.clone()).unwrap(), AttributeValue::Other(_)));
    assert_eq!(reads::<AttributeValue>(&sample).unwrap(), sample);
}

#[test]
fn a_listed_attribute_type_is_never_taken_for_an_unknown_one() {
    assert!(reads::<AttributeValue>(&value_of("number", json!({ "value": "not a number" }))).is_err());
    let text = serde_json::from_value(value_of("text", json!({ "value": "x" }))).unwrap();
    assert!(matches!(text, AttributeValue::Text(_)));
}

#[test]
fn other_unions_keep_what_they_do_not_list() {
    let tag = json!({ "type": "team", "team_id": "x" });
    assert_eq!(reads::<NoteTag>(&tag).unwrap(), tag);
    let file = json!({ "file_type": "shortcut", "target": "x" });
    assert_eq!(reads::<FileItem>(&file).unwrap(), file);
    let default = json!({ "type": "formula", "template": { "x": 1 } });
    assert_eq!(reads::<DefaultValue>(&default).unwrap(), default);
    assert!(reads::<NoteTag>(&json!({ "type": "record" })).is_err());
}

#[test]
fn enums_are_open() {
    assert_eq!(ActorType::from("robot".to_owned()), ActorType::Other("robot".into()));
    assert_eq!(reads::<Actor>(&json!({ "type": "robot", "id": "x" })).unwrap()["type"], "robot");
    assert_eq!(reads::<Actor>(&json!({})).unwrap(), json!({ "type": null, "id": null }));
}

/// Fields that the vendor is known to omit or to send as `null`, contrary to its documents.
#[test]
fn known_gaps_of_the_vendor_decode() {
    let actor = json!({ "type": null, "id": null });
    let task = json!({
        "id": { "workspace_id": "w", "task_id": "t" }, "content_plaintext": "x", "deadline_at": null,
        "is_completed": false, "linked_records": [], "assignees": [], "created_by_actor": actor,
        "created_at": "2022-11-21T13:22:49.061281000Z",
    });
    reads::<Task>(&task).unwrap();
    reads::<ListMemberAccess>(&json!({ "workspace_member_id": "m", "level": null })).unwrap();
    reads::<Connection>(&json!({ "connection_id": "c", "status": "PENDING" })).unwrap();
    reads::<CurrencyConfig>(&json!({ "default_currency_code": null, "display_type": null })).unwrap();
    reads::<Identity>(&json!({ "active": false })).unwrap();
}

#[test]
fn values_of_standard_objects_are_typed_and_allow_others() {
    let name =
        value_of("personal-name", json!({ "first_name": "Ada", "last_name": "Lovelace", "full_name": "Ada Lovelace" }));
    let custom = value_of("rating", json!({ "value": 3 }));
    let person: PersonValues = serde_json::from_value(json!({ "name": [name], "shoe_size": [custom] })).unwrap();
    assert_eq!(person.name[0].full_name, "Ada Lovelace");
    assert!(matches!(person.custom.0["shoe_size"][0], AttributeValue::Rating(_)));
    assert!(person.email_addresses.is_empty());
    serde_json::from_value::<PersonValues>(json!({ "name": [value_of("text", json!({ "value": "x" }))] })).unwrap_err();
}

/// Each example of the vendor's webhook reference decodes into the type of its event without loss.
#[test]
fn every_webhook_event_fits_its_type() {
    let examples: Vec<Value> = serde_json::from_str(include_str!("../webhooks/events.json")).unwrap();
    assert_eq!(examples.len(), 34);
    for example in &examples {
        let event: WebhookEvent = serde_json::from_value(example.clone()).unwrap();
        assert!(!matches!(event, WebhookEvent::Other(_)), "{example}");
        assert_eq!(serde_json::to_value(&event).unwrap(), *example);
    }
    let unknown = json!({ "event_type": "meeting.created", "id": { "meeting_id": "m" } });
    assert!(matches!(serde_json::from_value(unknown).unwrap(), WebhookEvent::Other(_)));
}
