import type { AttioClient } from "attio-wasm";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Run } from "./useRecordQuery";

export type CsvState = { readonly state: "idle" | "running" } | { readonly state: "failed"; readonly error: unknown };

/** Downloads every record of a query, not only the page that is shown. A new run stops what is on its way. */
export function useCsv(client: AttioClient | undefined, run: Run | undefined) {
  const [csv, setCsv] = useState<CsvState>({ state: "idle" });
  const current = useRef<AbortController>();
  const stop = () => {
    current.current?.abort();
    setCsv({ state: "idle" });
  };
  useEffect(() => stop, [client, run?.query]);

  const download = async (columns: readonly string[]) => {
    if (!client || !run) return false;
    const { signal } = (current.current = new AbortController());
    const { filter, sorts } = run.query;
    setCsv({ state: "running" });
    try {
      const bytes = client.records.exportCsv(run.object, { filter, sorts }, { select: [...columns], signal });
      const file = new Blob(await read(bytes), { type: "text/csv" });
      if (signal.aborted) return false;
      save(file, `${run.object}.csv`);
      setCsv({ state: "idle" });
      return true;
    } catch (error) {
      if (!signal.aborted) setCsv({ state: "failed", error });
      return false;
    }
  };

  return { csv, download, stop };
}

/** Not `new Response(bytes).blob()`: that would tell of an error only that there was one. */
async function read(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const pieces = [];
  const reader = stream.getReader();
  for (let step; !(step = await reader.read()).done; ) pieces.push(step.value);
  return pieces;
}

function save(file: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser may still be reading it when click() returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
