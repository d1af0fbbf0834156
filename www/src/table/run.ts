// Runs queries. A run aborts the one before it; the screen keeps its content until the next answer arrives.
import { batch, computed, effect, signal, untracked } from "@preact/signals";
import type { AttioClient, Filter } from "attio-wasm";
import { backend } from "../backend/modes";
import type { Group } from "../query/filter";
import { filterNow } from "../query/schema";
import { keptColumns } from "./kept-columns";
import { history, placeKey, view, type Place, type Sort } from "../query/view";
import { usualColumns, type Column } from "../schema/columns";
import { client } from "../schema/workspace";
import { acting } from "../wire/action";
import { nextTask } from "../ui/next-task";
import { calls } from "../wire/log";
import { idOf, sourceOf, type Source, type TableRow } from "./source";

export interface Result {
  readonly place: Place;
  readonly key: string;
  readonly by: AttioClient;
  /** The back end that it is from. */
  readonly from: string;
  readonly source: Source;
  readonly filter: Filter | undefined;
  readonly sorts: readonly Sort[];
  readonly select: readonly string[];
  readonly rows: readonly TableRow[];
  readonly next: number | string | undefined;
  readonly ms: number;
  readonly calls: number;
}

export interface Running {
  readonly kind: "run" | "more" | "all";
  readonly since: number;
  readonly rows: number;
}

export const result = signal<Result | undefined>(undefined);
const addressNow = () => backend.value?.address ?? "sandbox";
/** The rows of the view, and of no other workspace: where another back end does not answer, none are shown. */
export const here = computed(() => (result.value?.key === placeKey(view.value.place) && result.value.from === addressNow() ? result.value : undefined));
export const running = signal<Running | undefined>(undefined);
export const failure = signal<{ readonly error: unknown; readonly during: Running["kind"]; readonly rows: number } | undefined>(undefined);
/** Incremented at the first answer of each query: the table scrolls to its top. */
export const turns = signal(0);
/** Queries on real back ends run only on request. */
export const isManual = signal(false);
/** Whether the query has changed since it was run. */
export const isStale = signal(false);

export const source = signal<{ readonly key: string; readonly source: Source } | undefined>(undefined);
export const columns = computed<readonly Column[]>(() => (source.value?.key === placeKey(view.value.place) ? source.value.source.columns : []));
export const shown = computed<readonly string[]>(() => {
  const all = columns.value;
  const asked = (view.value.columns ?? keptColumns(placeKey(view.value.place)))?.filter((slug) => all.some((column) => column.slug === slug));
  return asked && asked.length > 0 ? asked : isRecords(view.value.place) ? usualColumns(all) : all.map(({ slug }) => slug);
});
const isRecords = ({ kind }: Place) => kind === "objects" || kind === "lists";

const LARGEST = 500;
let controller: AbortController | undefined;

export function stop() {
  controller?.abort();
  controller = undefined;
  running.value = undefined;
}

/** Each run has a controller of its own, which is released when the run ends: a later abort would otherwise retain its answer. */
async function running_<T>(kind: Running["kind"], work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  stop();
  const own = (controller = new AbortController());
  batch(() => {
    running.value = { kind, since: performance.now(), rows: 0 };
    failure.value = undefined;
  });
  try {
    return await work(own.signal);
  } catch (error) {
    if (!own.signal.aborted) failure.value = { error, during: kind, rows: result.value?.rows.length ?? 0 };
    return undefined;
  } finally {
    if (controller === own) {
      controller = undefined;
      running.value = undefined;
    }
  }
}

export async function run() {
  const attio = client.value;
  if (!attio) return;
  isStale.value = false;
  const from = addressNow();
  const { place } = view.value;
  const key = placeKey(place);
  await running_("run", async (signal) => {
    let known = source.peek();
    if (known?.key !== key || knownFor !== attio) {
      const found = await sourceOf(attio, place);
      if (signal.aborted) return;
      known = { key, source: found };
      knownFor = attio;
      source.value = known;
    }
    const { sorts } = view.value;
    const filter = await filterNow(attio);
    if (signal.aborted) return;
    const select = shown.value;
    const listing = known.source.list({ ...(filter && { filter }), sorts, select, limit: known.source.pageSize, signal });
    const since = performance.now();
    let number = 0;
    const page = await acting(listing.call, "page", (id) => ((number = id), listing.first()));
    const ms = performance.now() - since;
    // Converting the answer is one task, drawing it another.
    await nextTask();
    if (signal.aborted) return;
    batch(() => {
      result.value = { place, key, by: attio, from, source: known.source, filter, sorts, select, rows: page.data, next: page.next, ms, calls: calls.filter(({ action }) => action === number).length };
      turns.value += 1;
    });
    note(page.data.length);
  });
}
let knownFor: unknown;

function note(rows: number) {
  const { record: _, ...asked } = view.value;
  const text = JSON.stringify([placeKey(asked.place), result.value?.filter ?? null, asked.sorts]);
  history.value = [{ view: asked, text, rows }, ...history.value.filter((it) => it.text !== text)].slice(0, 50);
}

/** Loads the next page, or all pages. An error keeps the rows, and the same call continues behind them. */
export async function loadMore(kind: "more" | "all") {
  const before = result.value;
  if (!before || before.next === undefined) return;
  const { source, filter, sorts, select } = before;
  await running_(kind, async (signal) => {
    const limit = kind === "all" && isRecords(before.place) ? LARGEST : source.pageSize;
    const ask = { ...(filter && { filter }), sorts, select, limit, from: before.next as number | string, signal };
    const listing = source.list(ask);
    const since = performance.now();
    const rows = [...before.rows];
    const put = (data: readonly TableRow[], next: number | string | undefined) => {
      for (const row of data) rows.push(row);
      batch(() => {
        result.value = { ...before, rows: rows.slice(), next, ms: performance.now() - since };
        running.value = { kind, since, rows: rows.length - before.rows.length };
      });
    };
    if (kind === "more") {
      const page = await acting(listing.call, "page", () => listing.first());
      if (!signal.aborted) put(page.data, page.next);
      return;
    }
    await acting(listing.call, "every", async () => {
      for await (const page of listing.pages()) {
        if (signal.aborted) return;
        put(page.data, page.next);
      }
    });
  });
}

/** Updates a row that was changed elsewhere, such as in its panel. */
export function patchRow(id: string, changes: Record<string, unknown>) {
  const { value } = result;
  if (!value) return;
  result.value = { ...value, rows: value.rows.map((row) => (idOf(row) === id ? { ...row, ...changes } : row)) };
}
export function dropRow(id: string) {
  const { value } = result;
  if (value) result.value = { ...value, rows: value.rows.filter((row) => idOf(row) !== id) };
}

/** Inputs that the answer depends on. Columns count only where one was added that was not read. */
const asked = computed(() => {
  const { place, filter, sorts } = view.value;
  return JSON.stringify([placeKey(place), strip(filter), sorts]);
});
const strip = (group: Group): unknown => JSON.parse(JSON.stringify(group, (name, value) => (name === "key" ? undefined : value)));

const PAUSE_MS = 250;

/** Runs queries automatically: immediately in another view or workspace, and shortly after a change. */
export function runByItself() {
  let last = { client: undefined as unknown, place: "", asked: "" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const attio = client.value;
    const now = { client: attio, place: placeKey(view.value.place), asked: asked.value };
    const missing = shown.value.some((slug) => result.value?.key === now.place && !result.value.select.includes(slug));
    untracked(() => {
      const isElsewhere = now.client !== last.client || now.place !== last.place;
      if (!attio || (!isElsewhere && now.asked === last.asked && !missing)) return;
      last = now;
      clearTimeout(timer);
      if (isElsewhere) {
        failure.value = undefined;
        return void run();
      }
      if (isManual.value && backend.value?.mode !== "sandbox") {
        isStale.value = true;
        return;
      }
      timer = setTimeout(() => void run(), missing ? 0 : PAUSE_MS);
    });
  });
}

