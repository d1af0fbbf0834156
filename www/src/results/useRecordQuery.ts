import type { AttioClient, AttioRecord, Attribute, ClientEvent, Page, RecordQuery } from "attio-wasm";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Backend } from "../backend/backend";

/** One page as it came, and what it took. */
export interface Loaded {
  readonly page: Page<AttioRecord>;
  readonly ms: number;
  readonly retries: number;
}

export interface Run {
  readonly object: string;
  /** Those of the object at the time of the run. */
  readonly attributes: readonly Attribute[];
  readonly query: RecordQuery;
  readonly pages: readonly Loaded[];
  /** Which of the pages is shown. */
  readonly at: number;
}

export type QueryState =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly run?: Run; readonly isNext: boolean }
  | { readonly state: "done"; readonly run: Run }
  | { readonly state: "failed"; readonly error: unknown; readonly run?: Run; readonly isNext: boolean };

/** Runs queries and walks through their pages. A new run replaces what is on its way. */
export function useRecordQuery(backend: Backend) {
  const [result, setResult] = useState<QueryState>({ state: "idle" });
  const current = useRef<AbortController>();
  const runOf = (state: QueryState) => ("run" in state ? state.run : undefined);

  useEffect(() => () => current.current?.abort(), []);

  const cancel = useCallback(() => {
    current.current?.abort();
    setResult((before) => {
      const run = runOf(before);
      return run ? { state: "done", run } : { state: "idle" };
    });
  }, []);

  const clear = useCallback(() => {
    current.current?.abort();
    setResult({ state: "idle" });
  }, []);

  const run = async (client: AttioClient, object: string, attributes: readonly Attribute[], query: RecordQuery) => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    setResult((before) => ({ state: "running", run: runOf(before), isNext: false }));
    try {
      const loaded = await measure(backend, () => client.records.query(object, query, { signal: controller.signal }));
      if (controller.signal.aborted) return;
      setResult({ state: "done", run: { object, attributes, query, pages: [loaded], at: 0 } });
    } catch (error) {
      if (!controller.signal.aborted) setResult({ state: "failed", error, isNext: false });
    }
  };

  const next = async (run: Run) => {
    if (run.at + 1 < run.pages.length) return setResult({ state: "done", run: { ...run, at: run.at + 1 } });
    const last = run.pages[run.at];
    if (!last) return;
    const { signal } = current.current ?? new AbortController();
    setResult({ state: "running", run, isNext: true });
    try {
      const loaded = await measure(backend, () => last.page.getNextPage());
      if (!signal.aborted) setResult({ state: "done", run: { ...run, pages: [...run.pages, loaded], at: run.at + 1 } });
    } catch (error) {
      if (!signal.aborted) setResult({ state: "failed", error, run, isNext: true });
    }
  };

  const previous = (run: Run) => setResult({ state: "done", run: { ...run, at: Math.max(0, run.at - 1) } });

  return { result, run, next, previous, cancel, clear };
}

async function measure(backend: Backend, load: () => PromiseLike<Page<AttioRecord>>): Promise<Loaded> {
  let retries = 0;
  const stop = backend.listen((event: ClientEvent) => {
    if (event.type === "retry" && event.path.endsWith("/records/query")) retries += 1;
  });
  const started = performance.now();
  try {
    const page = await load();
    return { page, ms: performance.now() - started, retries };
  } finally {
    stop();
  }
}
