//! Files and folders on records, stored by Attio or by an outside provider.

use super::resource;
use crate::model::{Actor, Timestamp, open_enum, tagged_union};
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

resource! {
    /// Files and folders on records, stored by Attio or by an outside provider.
    Files "files";

    /// Lists the files and folders of a record.
    ///
    /// Page size: 50 by default, at most 200.
    ///
    /// @beta
    ///
    /// @example
    /// const files = await attio.files.list({ object: "companies", record_id: companyId }).toArray();
    /// console.log(files.map((file) => file.file_type));
    list "(query: FileListQuery, options?: RequestOptions): PagePromise<FileItem>"
        = GET "/v2/files"
            requires("object record_id")
            scopes("file:read object_configuration:read record_permission:read"), cursor(50, 200), beta();

    /// Creates a folder, or connects a file or folder of an external provider.
    ///
    /// @beta
    ///
    /// @example
    /// const folder = await attio.files.create({
    ///   file_type: "folder",
    ///   object: "companies",
    ///   record_id: companyId,
    ///   name: "Offers",
    /// });
    create "(body: FileCreate, options?: RequestOptions): Promise<CreatedFileItem>"
        = POST "/v2/files"
            requires("object record_id file_type file_type=folder:name file_type=connected-file:storage_provider file_type=connected-file:external_provider_file_id file_type=connected-folder:storage_provider file_type=connected-folder:external_provider_file_id")
            scopes("file:read-write object_configuration:read record_permission:read"), whole_body(), beta();

    /// Uploads a file of at most 50 MB to a record.
    ///
    /// @beta
    ///
    /// @example
    /// const file = await attio.files.upload({
    ///   object: "companies",
    ///   record_id: companyId,
    ///   file: new Blob(["Dear Ada, …"], { type: "text/plain" }),
    ///   fileName: "offer.txt",
    /// });
    upload "(body: FileUpload, options?: RequestOptions): Promise<AttioFile>"
        = POST "/v2/files/upload"
            requires("file object record_id")
            scopes("file:read-write object_configuration:read record_permission:read"), form(), beta();

    /// Reads the metadata of one file or folder.
    ///
    /// @beta
    ///
    /// @example
    /// const file = await attio.files.get(fileId);
    /// if (file.file_type === "file") console.log(file.name, file.content_size);
    get "(file_id: string, options?: RequestOptions): Promise<FileItem>"
        = GET "/v2/files/{file_id}" scopes("file:read object_configuration:read record_permission:read"), beta();

    /// Deletes a file or folder.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.files.delete(fileId);
    delete "(file_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/files/{file_id}"
            scopes("file:read-write object_configuration:read record_permission:read"), beta();

    /// Downloads the content of a file, as a response whose body can be streamed.
    ///
    /// @beta
    ///
    /// @example
    /// const response = await attio.files.download(fileId);
    /// const bytes = await response.arrayBuffer();
    download "(file_id: string, options?: RequestOptions): Promise<FileResponse>"
        = GET "/v2/files/{file_id}/download"
            scopes("file:read object_configuration:read record_permission:read"), returns(Output::Response), beta();
}

open_enum! {
    /// Provider that stores a file.
    pub enum StorageProvider {
        Attio = "attio",
        Dropbox = "dropbox",
        Box = "box",
        GoogleDrive = "google-drive",
        MicrosoftOnedrive = "microsoft-onedrive",
    }
}

/// The ids of a file or folder.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct FileId {
    pub workspace_id: String,
    pub file_id: String,
}

/// Fields that files and folders share.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct FileBase {
    pub id: FileId,
    /// The id of the object that the record belongs to.
    pub object_id: String,
    /// The slug of that object.
    pub object_slug: String,
    /// The id of the record.
    pub record_id: String,
    pub storage_provider: StorageProvider,
    pub created_by_actor: Actor,
    pub created_at: Timestamp,
}

/// A file that Attio stores.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "file_type", rename = "file")]
pub struct AttioFile {
    #[serde(flatten)]
    pub base: FileBase,
    pub name: String,
    /// The media type: `"application/pdf"`.
    pub content_type: Option<String>,
    /// Size in bytes.
    pub content_size: Option<f64>,
    /// The parent folder, `null` at the top level.
    pub parent_folder_id: Option<String>,
}

/// A folder.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "file_type", rename = "folder")]
pub struct Folder {
    #[serde(flatten)]
    pub base: FileBase,
    pub name: String,
    /// The parent folder, `null` at the top level.
    pub parent_folder_id: Option<String>,
    /// Whether the folder has content; set by `files.get`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_children: Option<bool>,
}

/// A file that an external provider stores.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "file_type", rename = "connected-file")]
pub struct ConnectedFile {
    #[serde(flatten)]
    pub base: FileBase,
    /// Its id at the provider.
    pub external_provider_file_id: String,
    /// The drive, on OneDrive only.
    pub microsoft_drive_id: Option<String>,
}

/// A folder that an external provider stores.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "file_type", rename = "connected-folder")]
pub struct ConnectedFolder {
    #[serde(flatten)]
    pub base: FileBase,
    /// Its id at the provider.
    pub external_provider_file_id: String,
    /// The drive, on OneDrive only.
    pub microsoft_drive_id: Option<String>,
}

tagged_union! {
    /// A file or folder, discriminated by `file_type`.
    pub enum FileItem by "file_type" {
        File(AttioFile) = "file",
        Folder(Folder) = "folder",
        ConnectedFile(ConnectedFile) = "connected-file",
        ConnectedFolder(ConnectedFolder) = "connected-folder",
    }
    /// A kind of file that this version of the package does not know.
    else UnknownFileItem
}

/// Query parameters of `files.list`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct FileListQuery {
    /// Slug or id of the object.
    pub object: String,
    /// Id of the record.
    pub record_id: String,
    /// Only files and folders of this provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_provider: Option<StorageProvider>,
    /// Only the content of this folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_folder_id: Option<String>,
    /// Size of a page, 1 to 200. Default 50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Cursor to continue from: `nextCursor` of the previous page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A new folder.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct FolderCreate {
    /// Slug or id of the object.
    pub object: String,
    /// Id of the record.
    pub record_id: String,
    /// At least one character.
    pub name: String,
    /// Id of the parent folder. Default: the top level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_folder_id: Option<String>,
}

/// File or folder of an external provider, to be shown on a record.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ConnectedFileCreate {
    /// Slug or id of the object.
    pub object: String,
    /// Id of the record.
    pub record_id: String,
    /// Any provider except `"attio"`.
    pub storage_provider: StorageProvider,
    /// Its id at the provider.
    pub external_provider_file_id: String,
    /// The drive, on OneDrive only.
    #[serde(default)]
    pub microsoft_drive_id: Option<String>,
}

/// Body of `files.create`, discriminated by `file_type`. Files for Attio to store are sent with `files.upload`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(tag = "file_type", rename_all = "kebab-case")]
pub enum FileCreate {
    Folder(FolderCreate),
    ConnectedFile(ConnectedFileCreate),
    ConnectedFolder(ConnectedFileCreate),
}

#[wasm_bindgen(typescript_custom_section)]
const FILE_CONTENT: &'static str = include_str!("files.d.ts");
