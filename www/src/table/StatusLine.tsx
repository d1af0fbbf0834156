// The line below the table: number of rows, times, and actions.
import { Fragment } from "preact";
import { Braces, ChartBar, Download, Square } from "lucide-preact";
import { hasFilters, view } from "../query/view";
import { lazy } from "../ui/lazy";
import { MenuButton } from "../ui/Popover";
import { duration } from "../ui/time";
import { exporting } from "./exporting";
import { mode } from "./mode";
import { here, loadMore, running, stop } from "./run";

const FacetMenu = lazy(() => import("./FacetMenu"));
const ExportMenu = lazy(() => import("./ExportMenu"));
const count = (rows: number) => rows.toLocaleString("en");

export function StatusLine() {
  const { value: now } = running;
  const { value } = here;
  const { value: out } = exporting;
  return (
    <div class="status-line">
      <p class="status-text" aria-live="polite">
        {now?.kind === "run" && !value && "Loading…"}
        {value && (value.rows.length === 0 ? "0 shown" : `1–${count(value.rows.length)} shown`)}
        {value && !now && <span class="muted"> · {count(value.rows.length)} rows in {duration(value.ms)}</span>}
        {now && now.kind !== "run" && <span> · {count(now.rows)} more, {count(Math.round(now.rows / Math.max(0.001, (performance.now() - now.since) / 1000)))} rows a second</span>}
        {value && !now && value.next === undefined && <span class="muted"> · all</span>}
      </p>
      <div class="status-actions">
        {now ? (
          <button key="stop" type="button" class="button quiet" onClick={() => (stop(), document.querySelector<HTMLElement>("[role=grid]")?.focus())}>
            <Square size={12} aria-hidden="true" /> Stop
          </button>
        ) : (
          value?.next !== undefined && (
            <>
              <button key="more" type="button" class="button quiet" onClick={() => again("more")}>
                Next {value.source.pageSize}
              </button>
              <button key="all" type="button" class="button quiet" onClick={() => again("all")}>
                Load all
              </button>
            </>
          )
        )}
        {hasFilters(view.value.place) && (
          // Its key keeps it mounted, with its menus open, when the buttons before it come and go.
          <Fragment key="tools">
            <button type="button" class="button quiet" aria-pressed={mode.value === "raw"} disabled={!value} onClick={() => (mode.value = mode.value === "raw" ? "table" : "raw")}>
              <Braces size={14} aria-hidden="true" /> Raw
            </button>
            {out && (
              <span class="exporting" role="status">
                {count(out.bytes)} bytes
                <button type="button" class="button quiet" onClick={() => (out.stop(), document.querySelector<HTMLElement>("[role=grid]")?.focus())}>
                  Stop export
                </button>
              </span>
            )}
            <MenuButton title="Facets" placement="top-end" popoverClass="editor" isDisabled={!value} content={<><ChartBar size={14} aria-hidden="true" /> <span class="wide-only">Facets</span></>} label="Facets">
              {() => <FacetMenu />}
            </MenuButton>
            <MenuButton title="Export" placement="top-end" isDisabled={!value} content={<><Download size={14} aria-hidden="true" /> Export</>}>
              {(close) => <ExportMenu close={close} />}
            </MenuButton>
          </Fragment>
        )}
      </div>
    </div>
  );
}

/** The button disappears while loading: the focus waits in the table and returns. */
async function again(kind: "more" | "all") {
  document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
  await loadMore(kind);
}
