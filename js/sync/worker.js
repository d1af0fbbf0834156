// A worker: gets the next work from the core, claims it, and carries out its effects.
import { AttioError } from "../client/error.js";
import { inParallel } from "../concurrency/parallel.js";
import { storeError } from "./options.js";
import { read, release } from "./read.js";
import { changedViews, readSchema } from "./schema.js";
import * as statements from "./statements.js";

/** Number of marks claimed at a time: as many ids as a request can have, see `Kind::batch` in sync/src/stream.rs. */
const MARKS = 100;

/** @typedef {{ request: number, rows?: import("./read.js").Rows, failure?: any }} Answered */

/** @param {ReturnType<typeof import("./core.js").coreOf>} core @param {any} settings @param {{ run(statements: any[]): Promise<any[][]>, belongsTo(workspace: { id: string, slug: string }): Promise<void> }} store */
export function createWorker(core, settings, store) {
  const { attio, now } = settings;

  /** Streams whose sweep runs here: other workers of this process do not take it over. */
  const sweeping = new Set();

  const inTurn = inParallel(settings.concurrency);

  /** @returns {Promise<any>} the core's choice */
  async function choose(count) {
    const time = now();
    const [streams, [meta]] = await store.run(statements.state(time));
    const state = {
      schemaDue: Number(meta.schema_due),
      schemaLease: Number(meta.schema_lease),
      streams: streams.map((row) => ({
        stream: row.stream,
        absent: Number(row.absent) === 1,
        sweeping: Number(row.sweeping) === 1,
        leaseUntil: sweeping.has(row.stream) ? Math.max(Number(row.lease_until), time + 1_000) : Number(row.lease_until),
        holdUntil: Number(row.hold_until),
        nextSweep: Number(row.next_sweep),
        due: Number(row.due),
        nextDue: row.next_due === null ? null : Number(row.next_due),
      })),
    };
    return core.next(state, time, count >>> 0);
  }

  /** Does one piece of work. @returns {Promise<boolean>} whether there was any; false where another worker took it */
  async function work(choice, signal, until) {
    if (choice.do === "schema") return schema(signal);
    const claimed = choice.do === "sweep" ? await claimSweep(choice.stream) : await claimMarks(choice.stream);
    if (!claimed) return false;
    const isSweep = choice.do === "sweep";
    if (isSweep) sweeping.add(choice.stream);
    try {
      await drive(claimed, signal, until);
    } finally {
      if (isSweep) sweeping.delete(choice.stream);
    }
    return true;
  }

  async function claimSweep(stream) {
    const [[{ n }], [row]] = await store.run(statements.claimSweep(stream, now(), settings.leaseMs));
    if (!row) return undefined;
    const cursor = row.cursor === null ? {} : JSON.parse(row.cursor);
    const claim = { stream, kind: row.kind, sweep: Number(row.sweep), epoch: Number(row.epoch), cursor, failures: Number(row.sweep_failures), read: Number(row.sweep_rows), expected: Number(row.expected), tickets: Array.from({ length: statements.AT_ONCE }, (_, index) => Number(n) - statements.AT_ONCE + 1 + index) };
    return { stream: described(stream, row), inner: core.sweep(claim), epoch: claim.epoch };
  }

  async function claimMarks(stream) {
    const [[{ n }], [row], marks] = await store.run(statements.claimMarks(stream, now(), settings.leaseMs, MARKS));
    if (!row || marks.length === 0) return undefined;
    const claim = { stream, kind: row.kind, failures: Number(row.failures), ticket: Number(n), marks: marks.map(({ id, tries }) => ({ id, tries: Number(tries) })) };
    return { stream: described(stream, row), inner: core.marks(claim) };
  }

  /** @param {{ stream: import("./read.js").Stream, inner: any, epoch?: number }} work */
  async function drive({ stream, inner, epoch }, signal, until) {
    /** Requests under way: by number. @type {Map<number, { answered: Promise<Answered>, stop: AbortController }>} */
    const asked = new Map();
    /** @type {Map<number, import("./read.js").Rows>} */
    const answers = new Map();
    const abort = () => asked.forEach(({ stop }) => stop.abort(signal?.reason));
    signal?.addEventListener("abort", abort);
    let requests = 0;
    try {
      let effects = inner.on({ input: "start" }, now());
      for (;;) {
        const effect = effects.shift();
        if (effect?.effect === "done") return;
        if (effect?.effect === "ask") {
          const stop = new AbortController();
          if (signal?.aborted) stop.abort(signal.reason);
          requests += 1;
          asked.set(effect.request, { answered: ask(stream, effect, stop.signal), stop });
        } else if (effect?.effect === "drop") {
          for (const request of effect.requests) {
            asked.get(request)?.stop.abort();
            asked.delete(request);
            answers.delete(request);
          }
        } else if (effect?.effect === "commit") {
          const { commit } = effect;
          const list = commit.rows.flatMap((request) => answers.get(request) ?? []);
          for (const request of commit.rows) answers.delete(request);
          // At the deadline the page under way is left to the next step, and so is the lease.
          const ends = commit.checkpoint && until();
          if (commit.checkpoint) Object.assign(commit.checkpoint, { rows: list.reduce((sum, { count }) => sum + count, 0), goesOn: commit.checkpoint.goesOn && !ends });
          const sweepEveryMs = stream.kind === "members" ? settings.membersEveryMs : settings.sweepEveryMs;
          const results = await store.run(statements.commit(stream, commit, list, { ...settings, sweepEveryMs, now: now(), requests }));
          requests = 0;
          release(list);
          const held = !commit.checkpoint || results[results.length - 1].length > 0;
          if (ends) return;
          effects.push(...inner.on({ input: "committed", held, ticket: Number(results[0][0].n) }, now()));
        } else {
          if (asked.size === 0) return;
          const { request, rows, failure } = await Promise.race([...asked.values()].map(({ answered }) => answered));
          asked.delete(request);
          if (rows) answers.set(request, rows);
          if (signal?.aborted) throw signal.reason;
          effects.push(...(rows ? inner.rows(request, rows.index, now()) : inner.on({ input: "answered", request, answer: failure }, now())));
        }
      }
    } catch (error) {
      // The next worker need not wait for the end of the lease.
      if (epoch !== undefined) await store.run(statements.release(stream.stream, epoch)).catch(() => {});
      throw error;
    } finally {
      signal?.removeEventListener("abort", abort);
      abort();
      try {
        inner.free();
      } catch {
        // It trapped; the error of the trap is reported.
      }
    }
  }

  /** @returns {Promise<Answered>} */
  async function ask(stream, { request, what }, signal) {
    try {
      return { request, rows: await inTurn(() => read(attio, stream, what, signal)) };
    } catch (error) {
      return { request, failure: failed(error, what.ask === "one") };
    }
  }

  function failed(error, alone) {
    if (!AttioError.is(error)) return { answer: "failed", why: "transient", message: String(error?.message ?? error), retryAfterMs: null };
    const { kind, code, status, message, retryAfterMs } = error;
    if (alone && kind === "not_found" && status === 404 && code !== "merge_in_progress") return { answer: "missing" };
    return { answer: "failed", why: core.why(kind, code ?? "", alone), message: `${kind}: ${message}`, retryAfterMs: retryAfterMs === undefined ? null : Math.ceil(retryAfterMs) };
  }

  async function schema(signal) {
    const [[{ n }], [row], known] = await store.run(statements.claimSchema(now(), settings.leaseMs));
    if (!row) return false;
    try {
      const { streams, absent, workspace, problems } = await readSchema(settings, core, known.map(({ stream, kind, slug }) => ({ stream, kind, slug })), signal);
      await store.belongsTo(workspace);
      // Streams that are not chosen, may not be read or are gone from the workspace keep their rows and views.
      const kept = known.filter(({ stream }) => !streams.some((one) => one.stream === stream)).map((row) => described(row.stream, row));
      const views = viewsOf([...streams, ...kept]);
      // Views of a copy may be dropped and created again; objects of others may not.
      const [[stranger]] = await store.run(statements.strangers(views.filter(({ type }) => type === "VIEW").map(({ name }) => name), settings.store.dialect));
      if (stranger) throw storeError(`The database has its own "${stranger.name}", so the copy cannot have a view of that name: choose another database, or give the copy a \`prefix\`, such as "crm_".`);
      const { drop, create } = changedViews(JSON.parse(row.views), views);
      await store.run(
        statements.commitSchema({
          streams: streams.map(({ attributes, ...stream }) => ({ ...stream, attributes: JSON.stringify(attributes) })),
          absent,
          problems,
          workspace,
          views,
          drop,
          create,
          ticket: Number(n),
          now: now(),
          due: now() + settings.schemaEveryMs,
        }),
      );
    } catch (error) {
      const pause = signal?.aborted ? 0 : Math.min(settings.schemaEveryMs, 30_000);
      await store.run(statements.failSchema(String(/** @type {any} */ (error)?.message ?? error), now() + pause)).catch(() => {});
      throw error;
    }
    return true;
  }

  /** The views and indexes over streams. @param {import("./read.js").Stream[]} streams */
  function viewsOf(streams) {
    const { prefix, indexes } = settings;
    const tables = streams.map((stream) => ({ ...stream, indexes: Object.hasOwn(indexes, stream.slug) ? indexes[stream.slug] : [] }));
    const made = core.views(tables, settings.store.dialect, prefix);
    return [...made.views.map((view) => ({ ...view, type: "VIEW" })), ...made.indexes.map((index) => ({ ...index, type: "INDEX" }))];
  }

  /** Removes all of a stream, by its slug or id. @returns {Promise<boolean>} whether there was one */
  async function drop(name) {
    const [known, [{ views: before }]] = await store.run(statements.copied);
    const gone = known.find(({ slug }) => slug === name) ?? known.find(({ stream }) => stream === name);
    if (!gone) return false;
    const views = viewsOf(known.filter((row) => row !== gone).map((row) => described(row.stream, row)));
    await store.run(statements.dropStream(gone.stream, { views, ...changedViews(JSON.parse(before), views) }));
    return true;
  }

  return { choose, work, drop };
}

/** @returns {import("./read.js").Stream} */
const described = (stream, { kind, slug, attributes }) => ({ stream, kind, slug, attributes: JSON.parse(attributes) });
