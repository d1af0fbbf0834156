// The table and its surroundings: errors, a skeleton before the first answer, and a text where it is empty.
import { openBackendMenu } from "../backend/open-menu";
import { backend, opening, openSandbox } from "../backend/modes";
import { openConnections, reconnect } from "../connections/open";
import { connections, isPinned, readConnections } from "../connections/store";
import { emptyGroup } from "../query/filter";
import { change, view } from "../query/view";
import { client } from "../schema/workspace";
import { ErrorNotice } from "../ui/ErrorNotice";
import { failure, here, loadMore, run, running } from "./run";
import { choosing } from "./cell-action";
import { Grid } from "./Grid";
import { headingMenu } from "./heading";
import { StatusLine } from "./StatusLine";
import { lazy } from "../ui/lazy";
import { mode } from "./mode";

const Raw = lazy(() => import("./Raw"));
const StatusMenu = lazy(() => import("./StatusMenu"));
const HeadingMenu = lazy(() => import("./HeadingMenu"));

export function TableArea() {
  const { value } = here;
  const isHere = value !== undefined;
  const { value: failed } = failure;
  const isFirst = !isHere && !failed;
  return (
    <section class="table-area" aria-label="Results">
      {opening.value && <ErrorNotice error={opening.value.error} helps={{ again: tryAgain, back_end: openBackendMenu }} />}
      {failed && (
        <ErrorNotice
          error={failed.error}
          helps={{
            again: () => void (failed.during === "run" ? run() : loadMore(failed.during)),
            wait: () => void run(),
            show_filter: () => document.querySelector<HTMLElement>(".filter-chip-text, .add-filter")?.focus(),
            ...(!isPinned.value && { reconnect, choose_connection: openConnections }),
            back_end: openBackendMenu,
          }}
        />
      )}
      {mode.value === "raw" && isHere ? (
        <Raw />
      ) : (
        <div class="grid-area" data-running={running.value?.kind === "run"} data-empty={isHere && value.rows.length === 0}>
          <Grid />
          {isFirst && !opening.value && <Bones />}
          {isHere && value.rows.length === 0 && !running.value && <Empty />}
        </div>
      )}
      <StatusLine />
      {choosing.value && <StatusMenu fallback={<></>} />}
      {headingMenu.value && <HeadingMenu fallback={<></>} />}
    </section>
  );
}

/** Opens the same back end again. */
function tryAgain() {
  const now = backend.value;
  if (!now || now.sandbox) return void openSandbox(now?.size);
  opening.value = undefined;
  void readConnections(now).catch((error: unknown) => (opening.value = { error }));
}

const Bones = () => (
  <div class="bones" role="status">
    <span class="visually-hidden">{isWithout() ? "There is no active connection" : "Loading"}</span>
    {isWithout() ? <NoConnection /> : Array.from({ length: 10 }, (_, row) => <span key={row} class="bone-row" />)}
  </div>
);

const isWithout = () => backend.value !== undefined && client.value !== undefined && connections.value !== undefined && !connections.value.some(({ status }) => status === "ACTIVE");

const NoConnection = () => (
  <div class="empty">
    <p>No active connection</p>
    <p class="muted">A connection is a person's consent to reach their Attio workspace.</p>
    <button type="button" class="button primary" onClick={openConnections}>
      Connect a workspace
    </button>
  </div>
);

function Empty() {
  const { filter } = view.value;
  return (
    <div class="empty">
      <p>{filter.items.length > 0 ? "Nothing fits these filters" : "There is nothing here yet"}</p>
      {filter.items.length > 0 && (
        <button type="button" class="button" onClick={() => (change({ filter: emptyGroup() }), document.querySelector<HTMLElement>("[role=grid]")?.focus())}>
          Remove the filters
        </button>
      )}
    </div>
  );
}
