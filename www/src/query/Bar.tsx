// The bar above the table: object, filters, sorts, and columns.
import { Columns3, Filter as FilterIcon, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { lazy } from "../ui/lazy";
import { MenuButton } from "../ui/Popover";
import { columns, isManual, isStale, run, running, shown } from "../table/run";
import { backend } from "../backend/modes";
import { objectName, lists, objects } from "../schema/workspace";
import { ChipBar } from "./ChipBar";
import { goTo, hasFilters, view, type Place } from "./view";
import { SortMenu } from "./SortMenu";

const AddFilter = lazy(() => import("./AddFilter"));
const ColumnMenu = lazy(() => import("../table/ColumnMenu"));
const NewDialog = lazy(() => import("../record/NewDialog"));

export const titleOf = ({ kind, slug }: Place) => (kind === "objects" ? objectName(slug) : kind === "lists" ? (lists.value.find(({ api_slug }) => api_slug === slug)?.name ?? slug) : { tasks: "Tasks", notes: "Notes", meetings: "Meetings", members: "Members" }[kind]);

export function Bar() {
  const { place } = view.value;
  const [isMaking, setMaking] = useState(false);
  const title = titleOf(place);
  return (
    <header class="bar">
      <MenuButton title="Objects" class="title-button" content={<><h1>{title.charAt(0).toUpperCase() + title.slice(1)}</h1><span class="caret" aria-hidden="true" /></>} label={`${title}: choose another object`}>
        {(close) => (
          <ul class="menu">
            {objects.value.map(({ api_slug, plural_noun }) => (
              <li key={api_slug}>
                <button type="button" class="menu-item" aria-current={place.slug === api_slug} onClick={() => (close(), goTo({ kind: "objects", slug: api_slug ?? "" }))}>
                  {plural_noun ?? api_slug}
                </button>
              </li>
            ))}
          </ul>
        )}
      </MenuButton>
      {hasFilters(place) && (
        <>
          <div class="bar-query">
            <ChipBar />
            <MenuButton title="Add a filter" class="button quiet add-filter" popoverClass="editor" isDisabled={columns.value.length === 0} content={<><FilterIcon size={14} aria-hidden="true" /><span>Filter</span></>}>
              {(close) => <AddFilter close={close} />}
            </MenuButton>
            <SortMenu />
          </div>
          {isManual.value && backend.value?.mode !== "sandbox" && (
            <button type="button" class="button" data-stale={isStale.value} disabled={running.value !== undefined} onClick={() => void run()}>
              Run
            </button>
          )}
        </>
      )}
      <span class="spacer" />
      <MenuButton title="Columns" placement="bottom-end" popoverClass="columns" isDisabled={columns.value.length === 0} content={<><Columns3 size={14} aria-hidden="true" /><span class="wide-only">Columns</span>{" "}<span class="count">{shown.value.length || ""}</span></>} label={`Columns ${shown.value.length}`}>
        {() => <ColumnMenu />}
      </MenuButton>
      {place.kind !== "meetings" && place.kind !== "members" && (
        <button type="button" class="button new-button" aria-haspopup="dialog" title="New (n)" disabled={columns.value.length === 0} onClick={() => setMaking(true)}>
          <Plus size={14} aria-hidden="true" /> New
        </button>
      )}
      {isMaking && <NewDialog place={place} onClose={() => setMaking(false)} fallback={<></>} />}
    </header>
  );
}
