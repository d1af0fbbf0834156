/** Result of `files.create`. */
export type CreatedFileItem = Exclude<FileItem, AttioFile>;

/** Content of a file. A stream is read to its end before anything is sent. */
export type FileContent = HostBlob | ArrayBuffer | ArrayBufferView | HostReadableStream;

/** Body of `files.upload`. */
export interface FileUpload {
    /** The content, at most 50 MB. */
    file: FileContent;
    /** Slug or id of the object. */
    object: string;
    /** Id of the record. */
    record_id: string;
    /** Id of the parent folder. Default: the top level. */
    parent_folder_id?: string;
    /** Name of the file. Default: that of a `File`, else `"file"`. */
    fileName?: string;
    /** Media type. Default: that of a `Blob`, else none. */
    contentType?: string;
}

/** Result of `files.download`: an answer whose body can be read as a stream. */
export type FileResponse = HostResponse;
