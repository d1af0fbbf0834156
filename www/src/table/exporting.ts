// Downloads: the shown rows, or all rows of the query, streamed, with progress and a stop button.
import { signal } from "@preact/signals";
import { client } from "../schema/workspace";
import { acting } from "../wire/action";
import { literal } from "../wire/literal";
import { columns, failure, result } from "./run";
import { wordsOf } from "./words";

export const exporting = signal<{ readonly bytes: number; stop(): void } | undefined>(undefined);

/** Every row of the query, by the package's export. */
export async function exportQuery(format: "csv" | "ndjson"): Promise<boolean> {
  const attio = client.value;
  const { value } = result;
  if (!attio || !value || value.place.slug === "") return false;
  const { filter, sorts, select, place } = value;
  const query = { ...(filter && { filter }), ...(sorts.length > 0 && { sorts: sorts as never }) };
  const resource = place.kind === "objects" ? "records" : "entries";
  const method = format === "csv" ? "exportCsv" : "exportNdjson";
  const wanted = select.filter((slug) => columns.value.some((column) => column.slug === slug && column.attribute));
  const call = `attio.${resource}.${method}(${JSON.stringify(place.slug)}, ${literal(query)}, ${literal({ select: wanted })})`;
  const controller = new AbortController();
  let bytes = 0;
  const tell = () => (exporting.value = { bytes, stop: () => controller.abort() });
  tell();
  try {
    const start = attio[resource][method] as unknown as (slug: string, query: object, options: object) => ReadableStream<Uint8Array<ArrayBuffer>>;
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    await acting(call, "stream", async () => {
      const reader = start(place.slug, query, { select: wanted, signal: controller.signal }).getReader();
      for (let step; !(step = await reader.read()).done; ) {
        pieces.push(step.value);
        bytes += step.value.length;
        tell();
      }
    });
    save(new Blob(pieces, { type: format === "csv" ? "text/csv" : "application/x-ndjson" }), `${place.slug}.${format}`);
    return true;
  } catch (error) {
    if (!controller.signal.aborted) failure.value = { error, during: "run", rows: value.rows.length };
    return false;
  } finally {
    exporting.value = undefined;
  }
}

/** The loaded rows, as shown. */
export function exportShown() {
  const { value } = result;
  if (!value) return;
  const shown = value.select.flatMap((slug) => columns.value.find((column) => column.slug === slug) ?? []);
  // Text that a spreadsheet could take for a formula, also behind a separator, is prefixed with an apostrophe.
  const cell = (text: string) => {
    const safe = /^[+-]?[\d\s().-]+$/.test(text) ? text : text.replace(/^(?=[\t\r\n])|(^|[,;\t\r\n] *)(?=[-=+@＝＋－＠])/g, "$1'");
    return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [shown.map(({ slug }) => cell(slug)), ...value.rows.map((row) => shown.map((column) => cell(wordsOf(row[column.slug], column))))];
  save(new Blob([lines.map((line) => line.join(",")).join("\r\n"), "\r\n"], { type: "text/csv" }), `${value.place.slug}.csv`);
}

export function save(file: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser may still be reading it when click() returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
