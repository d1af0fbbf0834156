// Reading and writing values of the caller's, where JavaScript says it in a line. Whatever a getter
// or a proxy throws in here, Rust catches.

/**
 * A shallow copy of an object, or undefined where it is none: later changes are not seen, and no
 * getter runs twice. Without a prototype `__proto__` is a name like any other.
 */
export const copy = (bag) =>
  bag === undefined || (typeof bag === "object" && bag && !Array.isArray(bag)) ? { __proto__: null, ...bag } : undefined;

/** The items of a list, or the one value that is no list. */
export const list = (value) => (Array.isArray(value) ? [...value] : [value]);

/** A value as it stands in a query string, or undefined where it cannot. */
export const text = (value) =>
  /^(string|boolean|bigint)$/.test(typeof value) || Number.isFinite(value) ? String(value) : undefined;

/** JSON text; with `names`, a personal name with a first and a last name gets the `full_name` it lacks. */
export const stringify = (value, names) =>
  JSON.stringify(
    value,
    names
      ? (_, part) =>
          typeof part?.first_name === "string" && typeof part.last_name === "string" && part.full_name === undefined
            ? { ...part, full_name: `${part.first_name} ${part.last_name}`.trim() }
            : part
      : undefined,
  );

// FormData takes no stream, so a stream is read first.

const MAX_BYTES = 50 * 1024 * 1024;

const tooLarge = () => new RangeError("A file may have 50 MB at most.");

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
      if (size > MAX_BYTES) {
        reader.cancel().catch(() => {});
        throw tooLarge();
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
 * The form of an upload; rejects when the file is too large or is nothing that has bytes, and with
 * the signal's reason when it aborts while a stream is read.
 */
export async function form({ file, fileName, contentType, ...fields }, signal) {
  let blob = file;
  if (typeof file?.getReader === "function") blob = await collect(file, signal);
  else if (ArrayBuffer.isView(file) || file instanceof ArrayBuffer) blob = new Blob([file]);
  else if (!(file instanceof Blob)) throw new TypeError("It is no Blob, File, bytes or stream.");
  if (blob.size > MAX_BYTES) throw tooLarge();
  if (contentType) blob = new Blob([blob], { type: contentType });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined && value !== null) form.append(name, value);
  form.append("file", blob, fileName ?? file.name ?? "file");
  return form;
}
