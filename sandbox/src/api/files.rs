//! Files and folders on records. Uploads are stored with their bytes; a download redirects to a signed URL that
//! serves them.

use serde_json::{Value, json};

use crate::http::body::Input;
use crate::http::call::{Answer, Call, Handler, data, nothing};
use crate::http::error::{Failure, gateway};
use crate::http::multipart;
use crate::http::paging::{Limits, cursor_page, with_cursor};
use crate::http::{Response, is_uuid};
use crate::json_path::JsonPath;
use crate::store::schema::Space;
use crate::store::{Content, Store};

pub const HANDLERS: &[Handler] = &[
    ("files.list", list),
    ("files.create", create),
    ("files.upload", upload),
    ("files.get", get),
    ("files.delete", delete),
    ("files.download", download),
];

const LARGEST_UPLOAD: usize = 50 * 1024 * 1024;
const PROVIDERS: &[&str] = &["dropbox", "box", "google-drive", "microsoft-onedrive"];

fn not_found(id: &str) -> Failure {
    Failure::not_found(format!("File with ID \"{id}\" was not found."))
}

/// Fields of every file or folder.
fn entry(store: &mut Store, object: &str, record: &str, provider: &str) -> Result<(String, Value), Failure> {
    let collection = store.collection(Space::Objects, object)?;
    let (collection, slug, record) =
        (collection.id.clone(), collection.slug.clone(), store.readable_record(collection, record)?.id.clone());
    let id = store.random.uuid();
    let json = json!({
        "id": { "workspace_id": store.workspace_id, "file_id": id },
        "object_id": collection,
        "object_slug": slug,
        "record_id": record,
        "storage_provider": provider,
        "created_by_actor": *store.actor,
        "created_at": store.timestamp(),
    });
    Ok((id, json))
}

fn with(mut entry: Value, more: Value) -> Value {
    if let (Some(entry), Value::Object(more)) = (entry.as_object_mut(), more) {
        entry.extend(more);
    }
    entry
}

fn folder_exists(store: &Store, folder: Option<&str>, record: &str) -> Result<(), Failure> {
    let Some(folder) = folder else { return Ok(()) };
    let known =
        store.files.get(folder).is_some_and(|it| *it.at("file_type") == "folder" && *it.at("record_id") == record);
    if known { Ok(()) } else { Err(Failure::value_not_found(format!("Folder with ID \"{folder}\" was not found."))) }
}

fn list(call: &mut Call<'_>) -> Answer {
    let needed =
        |name: &str| call.query(name).ok_or_else(|| Failure::invalid(&[name], format!("\"{name}\" is required.")));
    let (object, record) = (needed("object")?, needed("record_id")?);
    let collection = call.store.collection(Space::Objects, &object)?;
    let record = call.store.readable_record(collection, &record)?.id.clone();
    let (provider, folder) = (call.query("storage_provider"), call.query("parent_folder_id"));
    let found: Vec<Value> = call
        .store
        .files
        .values()
        .filter(|file| {
            *file.at("record_id") == record.as_str()
                && provider.as_ref().is_none_or(|provider| *file.at("storage_provider") == provider.as_str())
                && folder.as_ref().is_none_or(|folder| *file.at("parent_folder_id") == folder.as_str())
        })
        .cloned()
        .collect();
    let (page, cursor) = cursor_page(call.request, Limits::new(50, 1, 200), found)?;
    Ok(with_cursor(Value::Array(page), &cursor))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let fields = Input::of(&body, &[])?;
    let kind = fields.one_of("file_type", &["folder", "connected-folder", "connected-file"])?;
    let (object, record) = (fields.filled_string("object")?, fields.uuid("record_id")?);
    let (provider, more) = if kind == "folder" {
        fields.only(&["object", "record_id", "file_type", "name", "parent_folder_id"])?;
        let folder = if fields.has("parent_folder_id") { Some(fields.uuid("parent_folder_id")?) } else { None };
        folder_exists(call.store, folder, record)?;
        ("attio", json!({ "file_type": kind, "name": fields.filled_string("name")?, "parent_folder_id": folder }))
    } else {
        fields.only(&[
            "object",
            "record_id",
            "file_type",
            "storage_provider",
            "external_provider_file_id",
            "microsoft_drive_id",
        ])?;
        let more = json!({
            "file_type": kind,
            "external_provider_file_id": fields.string("external_provider_file_id")?,
            "microsoft_drive_id": fields.get("microsoft_drive_id"),
        });
        (fields.one_of("storage_provider", PROVIDERS)?, more)
    };
    let (id, entry) = entry(call.store, object, record, provider)?;
    let entry = with(entry, more);
    call.store.files.insert(id, entry.clone());
    data(entry)
}

fn upload(call: &mut Call<'_>) -> Answer {
    let content_type = call.request.header("content-type").unwrap_or_default();
    let parts = multipart::parse(content_type, &call.request.body)
        .ok_or_else(|| Failure::invalid(&[], "The body has to be multipart/form-data."))?;
    let part = |name: &str| parts.iter().find(|part| part.name == name);
    let text = |name: &str| part(name).map(|part| String::from_utf8_lossy(&part.bytes).into_owned());
    let needed = |name: &str| text(name).ok_or_else(|| Failure::invalid(&[name], format!("\"{name}\" is required.")));
    let (object, record, folder) = (needed("object")?, needed("record_id")?, text("parent_folder_id"));
    let file = part("file").ok_or_else(|| Failure::invalid(&["file"], "\"file\" is required."))?;
    if !is_uuid(&record) {
        return Err(Failure::invalid(&["record_id"], "\"record_id\" takes a UUID."));
    }
    if file.bytes.len() > LARGEST_UPLOAD {
        return Err(Failure::too_large("A file can have at most 50 MB."));
    }
    folder_exists(call.store, folder.as_deref(), &record)?;
    let name = file.file_name.clone().unwrap_or_else(|| "untitled".to_owned());
    let (id, entry) = add_file(
        call.store,
        &object,
        &record,
        folder.as_deref(),
        &name,
        file.content_type.clone(),
        file.bytes.clone(),
    )?;
    call.store.files.insert(id, entry.clone());
    Ok(Response::json(201, &json!({ "data": entry })))
}

/// A file with its bytes, not yet listed.
pub fn add_file(
    store: &mut Store,
    object: &str,
    record: &str,
    folder: Option<&str>,
    name: &str,
    content_type: Option<String>,
    bytes: Vec<u8>,
) -> Result<(String, Value), Failure> {
    let (id, entry) = entry(store, object, record, "attio")?;
    let entry = with(
        entry,
        json!({
            "file_type": "file",
            "name": name,
            "content_type": content_type,
            "content_size": bytes.len(),
            "parent_folder_id": folder,
        }),
    );
    let signature = store.random.token(40);
    store.contents.insert(id.clone(), Content { bytes, content_type, signature });
    Ok((id, entry))
}

fn get(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("file_id");
    let mut file = call.store.files.get(&id).cloned().ok_or_else(|| not_found(&id))?;
    if *file.at("file_type") == "folder" {
        let has_children = call.store.files.values().any(|other| *other.at("parent_folder_id") == id.as_str());
        file = with(file, json!({ "has_children": has_children }));
    }
    data(file)
}

/// Deletes a file, or a folder with its content.
fn delete(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("file_id");
    if !call.store.files.contains_key(&id) {
        return Err(not_found(&id));
    }
    let mut doomed = vec![id];
    while let Some(id) = doomed.pop() {
        call.store.files.shift_remove(&id);
        call.store.contents.remove(&id);
        let inside = call.store.files.iter().filter(|(_, file)| *file.at("parent_folder_id") == id.as_str());
        doomed.extend(inside.map(|(id, _)| id.clone()).collect::<Vec<_>>());
    }
    nothing()
}

fn download(call: &mut Call<'_>) -> Answer {
    let id = call.parameter("file_id");
    let content = call.store.contents.get(&id).ok_or_else(|| not_found(&id))?;
    let base = call.store.public_url.as_ref().unwrap_or(&call.request.origin);
    let location = format!("{base}/signed/{id}?signature={}", content.signature);
    Ok(Response::empty(302).with_header("location", location))
}

/// Serves a signed URL: no credential, only the signature.
pub fn content(store: &Store, id: &str, signature: Option<&str>) -> Response {
    let Some(content) = store.contents.get(id).filter(|content| Some(content.signature.as_str()) == signature) else {
        return gateway::no_route();
    };
    let content_type = content.content_type.as_deref().unwrap_or("application/octet-stream");
    Response::text(200, content_type, content.bytes.clone())
}
