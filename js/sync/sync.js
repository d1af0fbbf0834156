// `createSync`: a copy of a workspace, updated step by step.
import { coreOf } from "./core.js";
import { refused, settings as checked } from "./options.js";
import * as statements from "./statements.js";
import { LAYOUT, tables } from "./tables.js";
import { createWorker } from "./worker.js";

/** Statements that a piece of work may need before it can end. */
const RESERVE = 20;

/** Interval in ms at which an idle lane checks for work of others. */
const IDLE = 1_000;

/** Events that concern a copy. */
const EVENTS = [
  ...["record.created", "record.updated", "record.deleted", "record.merged"],
  ...["list-entry.created", "list-entry.updated", "list-entry.deleted"],
  ...["task.created", "task.updated", "task.deleted"],
  ...["note.created", "note.updated", "note.deleted", "note-content.updated"],
  ...["workspace-member.created", "list.created", "list.updated", "list.deleted"],
  ...["object-attribute.created", "object-attribute.updated", "list-attribute.created", "list-attribute.updated"],
];

/** @param {any} glue of the core */
export const bindSync = (glue) => {
  const core = coreOf(glue);
  return function createSync(options) {
    const settings = checked(options);
    const { attio, store, now } = settings;
    const all = settings.objects === "all" || settings.lists === "all";
    let turns = Math.floor(now()) % 4096;
    let workspace;

    // The promise is not stored: on Workers, one of a cancelled request may never settle.
    let isPrepared = false;
    async function prepare() {
      if (isPrepared) return;
      await make();
      isPrepared = true;
    }
    async function make() {
      let meta;
      try {
        [, [meta]] = await store.batch(statements.state(now()));
      } catch {
        // The tables do not exist yet; any other error occurs again.
        await store.prepare?.();
        // Concurrent creations of the tables may conflict.
        await store.batch(tables).catch(() => store.batch(tables));
        [, [meta]] = await store.batch(statements.state(now()));
      }
      if (Number(meta.layout) !== LAYOUT) throw refused(`The copy was made by another version of attio-wasm: its layout is ${meta.layout}, here it is ${LAYOUT}. Copy into another database, or go on with that version.`);
      workspace = meta.workspace_id || undefined;
    }
    const prepared_ = {
      async run(list) {
        await prepare();
        return store.batch(list);
      },
      /** A copy belongs to one workspace: that of the first key. */
      async belongsTo({ id, slug }) {
        const [, [meta]] = await prepared_.run(statements.state(now()));
        if (meta.workspace_id && meta.workspace_id !== id) {
          throw refused(`The copy is of the workspace ${meta.workspace_slug || meta.workspace_id}; the key is one of ${slug || id}. Nothing was written.`);
        }
        workspace = id;
      },
    };
    const worker = createWorker(core, settings, prepared_);

    /** @type {boolean} the key is one of the copy's workspace */
    let verified = false;
    /** Checked before anything is read for an existing copy. */
    async function verify(signal) {
      if (verified || workspace === undefined) return;
      // A failure here is also one of the streams, and is reported there.
      const self = await attio.self({ signal }).catch(() => undefined);
      if (!self?.workspace_id) return;
      await prepared_.belongsTo({ id: self.workspace_id, slug: self.workspace_slug });
      verified = true;
    }

    /** @param {{ deadlineMs?: number, signal?: AbortSignal }} [options] */
    async function step({ deadlineMs = 25_000, signal } = {}) {
      if (!(Number.isFinite(deadlineMs) && deadlineMs >= 0)) throw refused("step: `deadlineMs` must be a number of milliseconds, 0 or more.");
      store.renew?.();
      const end = now() + deadlineMs;
      const stop = new AbortController();
      const abort = () => stop.abort(signal?.reason);
      if (signal?.aborted) abort();
      signal?.addEventListener("abort", abort);
      let active = 0;
      /** Idle lanes, until another one has finished something. @type {Set<() => void>} */
      const idle = new Set();
      /** @type {Promise<void> | undefined} */
      let verifying;
      const over = () => now() >= end || stop.signal.aborted || (store.left?.() ?? Infinity) < RESERVE * (active + 1);
      const lane = async () => {
        for (;;) {
          if (over()) return;
          const choice = await worker.choose((turns += 1));
          if (choice.do === "wait") {
            // Another lane may create work for this one.
            if (active === 0) return;
            await pause(Math.min(choice.ms, IDLE, Math.max(end - now(), 1)), stop.signal, idle);
            continue;
          }
          active += 1;
          try {
            await (verifying ??= verify(stop.signal));
            await worker.work(choice, stop.signal, over);
          } finally {
            active -= 1;
            for (const wake of [...idle]) wake();
          }
        }
      };
      try {
        await prepare();
        const lanes = Array.from({ length: settings.concurrency }, () => lane().catch((error) => (stop.abort(error), Promise.reject(error))));
        const results = await Promise.allSettled(lanes);
        signal?.throwIfAborted();
        const failed = results.find(({ status }) => status === "rejected");
        if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
        const choice = (store.left?.() ?? Infinity) < 2 ? { do: "more" } : await worker.choose((turns += 1));
        return choice.do === "wait" ? { more: false, delayMs: choice.ms } : { more: true, delayMs: 0 };
      } finally {
        signal?.removeEventListener("abort", abort);
      }
    }

    const subscribed = EVENTS.filter((name) => (settings.tasks || !name.startsWith("task")) && (settings.notes || !name.startsWith("note")));
    return {
      step,
      events: subscribed,
      async mark(events) {
        const list = Array.isArray(events) ? events : events?.events;
        if (!Array.isArray(list)) throw refused("mark: a list of events was expected, as webhooks deliver them.");
        await prepare();
        const { rows, schema, ignored } = core.marked(list, workspace);
        if (rows.length > 0 || schema) await store.batch(statements.mark(rows, { now: now(), debounceMs: settings.debounceMs, schema, all }));
        return { marked: rows.length, ignored };
      },
      async sweep({ object = undefined, list = undefined } = {}) {
        const slugs = object === undefined && list === undefined ? undefined : [object, list].filter((slug) => slug !== undefined);
        if (slugs?.some((slug) => typeof slug !== "string")) throw refused("sweep: `object` and `list` must be slugs.");
        const [found] = await prepared_.run(statements.beginSweep(slugs, now()));
        if (slugs && found.length === 0) throw refused(`sweep: "${slugs.join('", "')}" is not copied.`);
      },
      async drop({ object = undefined, list = undefined } = {}) {
        const name = object ?? list;
        if (typeof name !== "string" || (object !== undefined && list !== undefined)) throw refused("drop: `object` or `list` must be a slug.");
        if (!(await worker.drop(name))) throw refused(`drop: "${name}" is not copied.`);
      },
      async status() {
        const time = now();
        const [streams, [meta]] = await prepared_.run(statements.status(time));
        const number = (value) => (value === null || value === undefined ? null : Number(value));
        return {
          workspace: meta.workspace_id ? { id: meta.workspace_id, slug: meta.workspace_slug } : null,
          schema: { nextRead: Number(meta.schema_due), error: meta.schema_error },
          streams: streams.map((row) => ({
            stream: row.stream,
            kind: row.kind,
            slug: row.slug,
            phase: row.error === statements.absences.gone ? "gone" : Number(row.stopped) === 1 ? "stopped" : Number(row.sweeping) === 1 ? "sweeping" : Number(row.last_sweep) > 0 ? "following" : "waiting",
            rows: Number(row.row_count),
            tombstones: Number(row.tombstones),
            sweep: Number(row.sweep),
            sweptRows: Number(row.sweep_rows),
            dirty: Number(row.dirty),
            failing: Number(row.failing),
            oldestDirty: number(row.oldest_dirty),
            lagMs: row.oldest_dirty === null ? 0 : Math.max(0, time - Number(row.oldest_dirty)),
            lastEvent: number(row.last_event),
            lastSweep: number(row.last_sweep),
            nextSweep: number(row.next_sweep),
            requests: Number(row.requests),
            failures: Number(row.failures),
            error: row.error ?? row.sweep_error ?? null,
          })),
        };
      },
      async *changes({ since = undefined } = {}) {
        let [changed, stream, id] = position(since);
        for (;;) {
          // Documents have at most 2 MB, and a result of D1 50.
          const [rows] = await prepared_.run(statements.changes(changed, stream, id, 20));
          for (const row of rows) {
            changed = Number(row.changed);
            ({ stream, id } = row);
            const doc = typeof row.doc === "string" ? JSON.parse(row.doc) : row.doc;
            yield { stream, slug: row.slug, id, deleted: Number(row.deleted) === 1, row: doc, cursor: JSON.stringify([changed, stream, id]) };
          }
          if (rows.length < 20) return;
        }
      },
      async subscribe(targetUrl, { signal = undefined } = {}) {
        if (typeof targetUrl !== "string") throw refused("subscribe: the address that receives the webhooks was expected.");
        const subscriptions = subscribed.map((event_type) => ({ event_type, filter: null }));
        const { id, secret } = await attio.webhooks.create({ target_url: targetUrl, subscriptions }, { signal });
        return { webhookId: id.webhook_id, secret };
      },
      async unsubscribe(webhookId, { signal = undefined } = {}) {
        await attio.webhooks.delete(webhookId, { signal });
      },
    };
  };
};

function position(since) {
  if (since === undefined) return [0, "", ""];
  try {
    const [changed, stream, id] = JSON.parse(since);
    if (Number.isSafeInteger(changed) && typeof stream === "string" && typeof id === "string") return [changed, stream, id];
  } catch {
    // Handled below.
  }
  throw refused("changes: `since` must be the `cursor` of a change.");
}

/** @param {number} ms @param {AbortSignal} signal @param {Set<() => void>} waiting those that may be woken */
function pause(ms, signal, waiting) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      waiting.delete(done);
      signal.removeEventListener("abort", done);
      resolve(undefined);
    };
    const timer = setTimeout(done, ms);
    waiting.add(done);
    signal.addEventListener("abort", done, { once: true });
  });
}
