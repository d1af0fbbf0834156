import { exportQuery, exportShown } from "./exporting";
import { result } from "./run";

export default function ExportMenu({ close }: { close(): void }) {
  const rows = result.value?.rows.length ?? 0;
  return (
    <ul class="menu">
      <li><button type="button" class="menu-item" onClick={() => (exportShown(), close())}>CSV, these {rows.toLocaleString("en")} rows</button></li>
      <li><button type="button" class="menu-item" onClick={() => (void exportQuery("csv"), close())}>CSV, all of the query</button></li>
      <li><button type="button" class="menu-item" onClick={() => (void exportQuery("ndjson"), close())}>NDJSON, all of the query</button></li>
    </ul>
  );
}
