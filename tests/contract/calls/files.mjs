const on = (at) => ({ object: "companies", record_id: at.company });

export const files = {
  "files.list": [(at) => [{ ...on(at), limit: 1, cursor: at.cursor }], (at) => [{ ...on(at), storage_provider: "attio", parent_folder_id: at.folder }]],
  "files.create": [
    (at) => [{ ...on(at), file_type: "folder", name: "Offers" }],
    (at) => [{ ...on(at), file_type: "folder", name: "Drafts", parent_folder_id: at.folder }],
    (at) => [{ ...on(at), file_type: "connected-file", storage_provider: "google-drive", external_provider_file_id: "1AbCdEf" }],
    (at) => [
      { ...on(at), file_type: "connected-folder", storage_provider: "microsoft-onedrive", external_provider_file_id: "01XYZ", microsoft_drive_id: "b!drive" },
    ],
  ],
  "files.upload": [
    (at) => [{ ...on(at), file: new Blob(["Dear Ada, …"], { type: "text/plain" }), fileName: "offer.txt" }],
    (at) => [{ ...on(at), file: new TextEncoder().encode("a,b\n1,2\n"), fileName: "grüße.csv", contentType: "text/csv", parent_folder_id: at.folder }],
  ],
  "files.get": [(at) => [at.file], (at) => [at.folder]],
  "files.delete": [(at) => [at.file]],
  "files.download": [(at) => [at.file]],
};
