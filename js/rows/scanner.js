// Scans answers while they arrive, with the scanner in Rust (`rows/src`).
import { cancel } from "../http/cancel.js";

/** @type {WebAssembly.Module} */
let module;
/**
 * Idle instances, by their exports. A scan takes one and returns it when it ends. Where a request is abandoned, as on
 * Workers when the visitor leaves, no `finally` runs, and the instance is garbage collected together with its memory.
 *
 * @type {any[]}
 */
const idle = [];

/** Maximum number of idle instances: as many as one export reads pages at a time. */
const MOST_IDLE = 4;
/**
 * Maximum memory of an instance that is reused. Memory never shrinks, so larger instances are left to the garbage
 * collector.
 */
const LARGE = 16 * 1024 * 1024;
/** Number of bytes scanned at a time: few enough to stay in the processor's cache. */
const PIECE = 256 * 1024;

const instantiate = () => new WebAssembly.Instance(module).exports;

/** Throws where the toolchain provides something else than a module. @param {WebAssembly.Module} compiled */
export function use(compiled) {
  if (module) return;
  idle.push(new WebAssembly.Instance(compiled).exports);
  module = compiled;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Scans a response by a plan (`plan.js`) and passes on the output, chunk by chunk.
 *
 * @param {Response} response
 * @param {string} plan
 * @param {(bytes: Uint8Array<ArrayBuffer>, hasProto: boolean) => void} take the bytes are valid during the call
 * @param {(bytes: Uint8Array<ArrayBuffer>) => void} [takeIndex] gets the index at the end, where the plan asks for one: the items of
 * a JSON list, `[length in bytes, id, created_at]` for each row
 * @returns {Promise<number | undefined>} the number of rows; undefined where the answer is JSON and no list of records
 */
export async function scan(response, plan, take, takeIndex) {
  const scan = new Scan(plan);
  try {
    const read = (bytes) => scan.read(bytes, take);
    if (response.body) await readAll(response.body, read);
    // React Native has no streams.
    else read(new Uint8Array(await response.arrayBuffer()));
    scan.end(take);
    if (takeIndex) scan.handIndex(takeIndex);
    return scan.count;
  } catch (error) {
    if (error === NO_ROWS) return undefined;
    throw error;
  } finally {
    scan.close();
  }
}

/** Passes on a body as it arrives. */
async function readAll(body, take) {
  const [reader, next] = pieces(body);
  try {
    for (let step; !(step = await next()).done; ) take(step.value);
  } catch (error) {
    cancel(reader, error);
    throw error;
  }
}

/**
 * A reader, and the function that reads its next chunk. Workers deliver 4 kB at a time unless a method of theirs
 * requests more, and with chunks that small most of the time is overhead.
 */
function pieces(body) {
  if (typeof /** @type {any} */ (globalThis).ReadableStreamBYOBReader?.prototype.readAtLeast === "function") {
    try {
      const reader = body.getReader({ mode: "byob" });
      let buffer = new ArrayBuffer(PIECE);
      const next = async () => {
        const step = await reader.readAtLeast(PIECE / 2, new Uint8Array(buffer));
        buffer = step.value?.buffer;
        // The rest comes as the last chunk, or together with the end.
        return { value: step.value, done: step.done && !step.value?.length };
      };
      return [reader, next];
    } catch {
      // Not a stream of bytes.
    }
  }
  const reader = body.getReader();
  return [reader, () => reader.read()];
}

const NO_ROWS = new Error("no list of records");

// The same numbers as in `rows/src/scan.rs`.
const refusals = {
  1: (byte) => new SyntaxError(`The answer is not JSON, or ends early: near byte ${byte}.`),
  2: (byte) => new SyntaxError(`The answer is nested too deep: near byte ${byte}.`),
  3: () => NO_ROWS,
};

class Scan {
  #wasm;
  #pointer;

  constructor(plan) {
    this.#wasm = idle.pop() ?? instantiate();
    this.#pointer = this.#call("open");
    const bytes = encoder.encode(plan);
    this.#put(bytes);
    this.#call("plan", bytes.length);
  }

  /** An instance that trapped is in an undefined state and is not reused. */
  #call(name, ...args) {
    try {
      return this.#wasm[name](...(name === "open" ? args : [this.#pointer, ...args]));
    } catch (error) {
      this.#pointer = 0;
      throw error;
    }
  }

  #put(bytes) {
    const address = this.#call("reserve", bytes.length);
    new Uint8Array(this.#wasm.memory.buffer, address, bytes.length).set(bytes);
  }

  #check(status) {
    if (status !== 0) throw refusals[status](this.#call("position"));
  }

  read(bytes, take) {
    for (let start = 0; start < bytes.length; start += PIECE) {
      const piece = bytes.subarray(start, start + PIECE);
      this.#put(piece);
      this.#check(this.#call("feed", piece.length));
      this.#hand(take);
    }
  }

  end(take) {
    this.#check(this.#call("finish"));
    this.#hand(take);
  }

  #hand(take) {
    const length = this.#call("written");
    if (length === 0) return;
    take(new Uint8Array(this.#wasm.memory.buffer, this.#call("output"), length), this.#call("has_proto") !== 0);
    this.#call("clear_output");
  }

  handIndex(take) {
    take(new Uint8Array(this.#wasm.memory.buffer, this.#call("index"), this.#call("index_length")));
  }

  get count() {
    return this.#call("count");
  }

  close() {
    if (this.#pointer === 0) return;
    this.#call("close");
    if (idle.length < MOST_IDLE && this.#wasm.memory.buffer.byteLength <= LARGE) idle.push(this.#wasm);
  }
}

/** @param {Uint8Array} bytes UTF-8 */
export const decode = (bytes) => decoder.decode(bytes);

/** Stands for the rows of an answer that was not read. */
export const UNREAD = null;

/** Cancels the body of an answer that is of no use, because another request failed. */
export async function skip(response) {
  cancel(response.body);
  return { data: [UNREAD] };
}
