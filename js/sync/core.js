// The core, which takes and gives JSON: plain objects here.

/** @param {any} glue what wasm-bindgen made of the crate */
export const coreOf = (glue) => ({
  next: (state, now, turn) => JSON.parse(glue.next(JSON.stringify(state), now, turn)),
  /** @returns {{ rows: [string, string][], schema: boolean, ignored: number }} */
  marked: (events, workspace) => JSON.parse(glue.marked(JSON.stringify(events), workspace)),
  /** @returns {string} */
  why: (kind, code, alone) => JSON.parse(glue.why(kind, code, alone)),
  /** @returns {{ views: { name: string, sql: string }[], indexes: { name: string, sql: string }[] }} */
  views: (tables, dialect, prefix) => JSON.parse(glue.views(JSON.stringify(tables), dialect, prefix)),
  sweep: (claim) => workOf(glue.Work.sweep(JSON.stringify(claim))),
  marks: (claim) => workOf(glue.Work.marks(JSON.stringify(claim))),
});

/** A claim as a state machine: inputs in, effects out. */
const workOf = (work) => ({
  /** @returns {any[]} */
  on: (input, now) => JSON.parse(work.on(JSON.stringify(input), now)),
  free: () => work.free(),
});
