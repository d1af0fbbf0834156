/** Result of `files.create`. */
export type CreatedFileItem = Exclude<FileItem, AttioFile>;

/** The content of a file. A stream is read to its end before anything is sent. */
export type FileContent = HostBlob | ArrayBuffer | ArrayBufferView | HostReadableStream;

/** Body of `files.upload`. */
export interface FileUpload {
    /** The content, at most 50 MB. */
    file: FileContent;
    /** Slug or id of the object. */
    object: string;
    /** Id of the record. */
    record_id: string;
    /** The folder it goes into. Default: the top. */
    parent_folder_id?: string;
    /** The name of the file. Default: that of a `File`, else `"file"`. */
    fileName?: string;
    /** The media type. Default: that of a `Blob`, else none. */
    contentType?: string;
}

/** Result of `files.download`: an answer whose body can be read as a stream. */
export type FileResponse = HostResponse;
