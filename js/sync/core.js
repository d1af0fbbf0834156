// The sync's core in Rust, which communicates in JSON; its callers use plain objects.

/** As JSON, for Rust. Half a surrogate pair, which is no text for Rust, becomes U+FFFD: as a whole one is not escaped, the escape is one. */
export const textOf = (value) => JSON.stringify(value).replace(/(\\\\)|\\ud[89a-f][\da-f]{2}/g, (_, backslash) => backslash ?? "\\ufffd");

/** @param {any} glue what wasm-bindgen made of the crate */
export const coreOf = (glue) => ({
  next: (state, now, turn) => JSON.parse(glue.next(textOf(state), now, turn)),
  /** @returns {{ rows: [string, string][], schema: boolean, ignored: number }} */
  marked: (events, workspace) => JSON.parse(glue.marked(textOf(events), workspace)),
  /** @returns {{ chosen: string[], absent: [string, "gone" | "notChosen"][], unknown: { kind: string, slug: string, now: string | null, there: string[] } | null }} */
  choose: (known, collections) => JSON.parse(glue.choose(textOf(known), textOf(collections))),
  /** @returns {string} */
  why: (kind, code, alone) => JSON.parse(glue.why(kind, code, alone)),
  /** @returns {{ views: { name: string, sql: string }[], indexes: { name: string, sql: string }[] }} */
  views: (tables, dialect, prefix) => JSON.parse(glue.views(textOf(tables), dialect, prefix)),
  sweep: (claim) => workOf(glue.Work.sweep(textOf(claim))),
  marks: (claim) => workOf(glue.Work.marks(textOf(claim))),
});

/** A claim as a state machine: it gets inputs and returns effects. */
const workOf = (work) => ({
  /** @returns {any[]} */
  on: (input, now) => JSON.parse(work.on(textOf(input), now)),
  /** Rows have answered: their index. @param {number} request @param {Uint8Array} index @returns {any[]} */
  rows: (request, index, now) => JSON.parse(work.rows(request, index, now)),
  free: () => work.free(),
});
