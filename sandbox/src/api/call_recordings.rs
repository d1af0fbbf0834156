//! Recordings of calls, and their transcripts.

use serde_json::{Value, json};

use crate::http::Response;
use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data};
use crate::http::error::Failure;
use crate::http::paging::{Limits, cursor_page, with_cursor};
use crate::json_path::JsonPath;

pub const HANDLERS: &[Handler] = &[
    ("callRecordings.list", list),
    ("callRecordings.create", create),
    ("callRecordings.get", get),
    ("callRecordings.delete", delete),
    ("callRecordings.transcript", transcript),
];

const MOST_SEGMENTS: usize = 4000;

/// Lists omit the content of recordings.
fn summary(recording: &Value) -> Value {
    let mut summary = recording.clone();
    if let Some(map) = summary.as_object_mut() {
        map.shift_remove("video_url");
        map.shift_remove("transcript");
    }
    summary
}

/// The text of a transcript, a line for each speaker in turn.
pub fn raw_transcript(segments: &[Value]) -> String {
    let line = |segment: &Value| {
        let speaker = segment.at("speaker/name").as_str().unwrap_or("Unknown");
        format!("{speaker}: {}", segment.at("speech").as_str().unwrap_or_default())
    };
    segments.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn find<'a>(call: &'a Call<'_>) -> Result<&'a Value, Failure> {
    let (meeting, id) = (call.parameter("meeting_id"), call.parameter("call_recording_id"));
    call.store
        .recordings
        .get(&id)
        .filter(|recording| *recording.at("id/meeting_id") == meeting.as_str())
        .ok_or_else(|| Failure::not_found(format!("Call recording with ID \"{id}\" was not found.")))
}

fn meeting_exists(call: &Call<'_>) -> Result<String, Failure> {
    let id = call.parameter("meeting_id");
    if call.store.meetings.contains_key(&id) {
        Ok(id)
    } else {
        Err(Failure::not_found("The referenced meeting was not found."))
    }
}

fn list(call: &mut Call<'_>) -> Answer {
    let meeting = meeting_exists(call)?;
    let found: Vec<Value> = call
        .store
        .recordings
        .values()
        .filter(|recording| *recording.at("id/meeting_id") == meeting.as_str())
        .map(summary)
        .collect();
    let (page, cursor) = cursor_page(call.request, Limits::new(50, 1, 200), found)?;
    Ok(with_cursor(Value::Array(page), &cursor))
}

fn get(call: &mut Call<'_>) -> Answer {
    data(find(call)?.clone())
}

fn segments(fields: &Input<'_>) -> Result<Vec<Value>, Failure> {
    let given = fields.array("transcript")?;
    if given.len() > MOST_SEGMENTS {
        return Err(fields.refuse("transcript", "A transcript can have at most 4000 segments."));
    }
    let mut segments = Vec::new();
    for segment in given {
        let segment = Input::of(segment, &["data", "transcript"])?;
        let seconds = |key: &str| {
            let number = segment.required(key)?.as_f64().filter(|seconds| *seconds >= 0.0);
            number.ok_or_else(|| segment.refuse(key, format!("\"{key}\" takes a number of seconds.")))
        };
        let (start, end) = (seconds("start_time")?, seconds("end_time")?);
        segments.push(json!({
            "speech": segment.string("speech")?,
            "start_time": start,
            "end_time": end,
            "speaker": { "name": segment.object("speaker")?.string("name")? },
        }));
    }
    Ok(segments)
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    let meeting = meeting_exists(call)?;
    let video = match fields.get("video_url") {
        None => None,
        Some(_) => Some(fields.string("video_url")?),
    };
    if video.is_some_and(|video| !video.starts_with("https://")) {
        return Err(Failure::bad("validation_type", "Invalid video URL protocol. Only https is supported"));
    }
    let transcript = if fields.has("transcript") { Some(segments(&fields)?) } else { None };
    if video.is_none() && transcript.is_none() {
        return Err(fields.refuse("video_url", "Either \"video_url\" or \"transcript\" is needed."));
    }
    let id = call.store.random.uuid();
    let recording = json!({
        "id": { "workspace_id": call.store.workspace_id, "meeting_id": meeting, "call_recording_id": id },
        // A video must be fetched first; a transcript alone is complete immediately.
        "status": if video.is_some() { "processing" } else { "completed" },
        "web_url": format!("https://app.attio.com/{}/calls/{meeting}/{id}", call.store.workspace_slug),
        "created_by_actor": *call.store.actor,
        "created_at": call.store.timestamp(),
        "video_url": video,
        "transcript": transcript.map(|segments| json!({ "raw_transcript": raw_transcript(&segments), "segments": segments })),
    });
    if video.is_none() {
        call.store.emit("call-recording.created", &[("meeting_id", &meeting), ("call_recording_id", &id)], Value::Null);
    }
    call.store.recordings.insert(id, recording.clone());
    data(summary(&recording))
}

fn delete(call: &mut Call<'_>) -> Answer {
    find(call).map_err(|_| Failure::not_found("The referenced call recording was not found."))?;
    call.store.recordings.shift_remove(&call.parameter("call_recording_id"));
    Ok(Response::empty(204))
}

/// The transcript in pages of segments.
fn transcript(call: &mut Call<'_>) -> Answer {
    let recording = find(call)?;
    let segments = recording.at("transcript/segments").as_array().cloned().unwrap_or_default();
    let (page, cursor) = cursor_page(call.request, Limits::new(100, 1, 100), segments)?;
    let json = json!({
        "id": recording.at("id"),
        "transcript": page,
        "raw_transcript": recording.at("transcript/raw_transcript").as_str().unwrap_or_default(),
        "web_url": recording.at("web_url"),
    });
    Ok(with_cursor(json, &cursor))
}
