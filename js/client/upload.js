// The multipart form of an upload. FormData takes no stream, so streams are read into memory first.
import { cancel } from "../http/cancel.js";
import { refuse, unreadable } from "./values.js";

const MAX_BYTES = 50 * 1024 * 1024;

const tooLarge = () => refuse("file", "must be bytes, at most 50 MB");

async function collect(stream, signal) {
  const chunks = [];
  let size = 0;
  const reader = stream.getReader();
  // Cancelling the reader resolves its pending read as the end of the stream.
  const abort = () => cancel(reader, signal.reason);
  signal?.addEventListener("abort", abort);
  try {
    if (signal?.aborted) abort();
    for (let step; !(step = await reader.read()).done; ) {
      size += step.value.byteLength;
      // The sum is NaN where a chunk is not made of bytes.
      if (!(size <= MAX_BYTES)) {
        cancel(reader);
        tooLarge();
      }
      chunks.push(step.value);
    }
  } finally {
    signal?.removeEventListener("abort", abort);
  }
  if (signal?.aborted) throw signal.reason;
  return new Blob(chunks);
}

/**
 * The form of an upload. Rejects where the file is too large, unreadable or not made of bytes, and with the signal's
 * reason where it aborts while a stream is read.
 */
export const form = (upload, signal) =>
  formOf(upload, signal).catch((cause) => {
    throw signal?.aborted ? signal.reason : unreadable("file", cause);
  });

async function formOf({ file, fileName, contentType, ...fields }, signal) {
  let blob = file;
  if (typeof file?.getReader === "function") blob = await collect(file, signal);
  else if (ArrayBuffer.isView(file) || file instanceof ArrayBuffer) blob = new Blob([/** @type {BlobPart} */ (file)]);
  else if (typeof file?.pipe === "function") refuse("file", "must not be a stream of Node: give `Readable.toWeb(stream)`, or `await fs.openAsBlob(path)`");
  else if (!(file instanceof Blob)) refuse("file", "must be a Blob, a File, bytes or a stream of bytes");
  if (blob.size > MAX_BYTES) tooLarge();
  // A file-backed Blob is read while it is sent, where a failure looks like a network error. Reading its first byte fails
  // early instead.
  await blob.slice(0, 1).arrayBuffer();
  if (contentType) blob = new Blob([blob], { type: contentType });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    form.append(name, typeof value === "string" ? value : refuse(name, "must be text"));
  }
  form.append("file", blob, fileName ?? file.name ?? "file");
  return form;
}
