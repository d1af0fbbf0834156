// The form of an upload. FormData takes no stream, so a stream is read first.
import { refuse, unreadable } from "./values.js";

const MAX_BYTES = 50 * 1024 * 1024;

const tooLarge = () => refuse("file", "must be bytes, 50 MB of them at most");

async function collect(stream, signal) {
  const chunks = [];
  let size = 0;
  const reader = stream.getReader();
  // A reader that is cancelled has read to the end, also where it waits.
  const abort = () => reader.cancel(signal.reason).catch(() => {});
  signal?.addEventListener("abort", abort);
  try {
    if (signal?.aborted) abort();
    for (let step; !(step = await reader.read()).done; ) {
      size += step.value.byteLength;
      // Of what has no bytes, the size is no number.
      if (!(size <= MAX_BYTES)) {
        reader.cancel().catch(() => {});
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
 * The form of an upload; rejects when the file is too large, cannot be read or is nothing that has
 * bytes, and with the signal's reason when it aborts while a stream is read.
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
  // A Blob of a file is read when it is sent, where a failure looks like one of the network: the first byte tells before.
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
