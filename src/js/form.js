// Multipart bodies. FormData takes no stream, so a stream is read first.

const MAX_BYTES = 50 * 1024 * 1024;

const tooLarge = () => new RangeError("A file may have 50 MB at most.");

async function collect(stream) {
  const chunks = [];
  let size = 0;
  const reader = stream.getReader();
  for (let step; !(step = await reader.read()).done; ) {
    size += step.value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(step.value);
  }
  return new Blob(chunks);
}

/** The form of an upload; rejects when the file is too large or is nothing that has bytes. */
export async function form({ file, fileName, contentType, ...fields }) {
  let blob = file;
  if (typeof file?.getReader === "function") blob = await collect(file);
  else if (ArrayBuffer.isView(file) || file instanceof ArrayBuffer) blob = new Blob([file]);
  else if (!(file instanceof Blob)) throw new TypeError("It is no Blob, File, bytes or stream.");
  if (blob.size > MAX_BYTES) throw tooLarge();
  if (contentType) blob = new Blob([blob], { type: contentType });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined && value !== null) form.append(name, value);
  form.append("file", blob, fileName ?? file.name ?? "file");
  return form;
}
