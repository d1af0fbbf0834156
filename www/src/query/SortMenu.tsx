import { ArrowDown, ArrowDownUp, ArrowUp, X } from "lucide-preact";
import { columns } from "../table/run";
import { lazy } from "../ui/lazy";
import { MenuButton } from "../ui/Popover";
import { change, view } from "./view";

const SortPicker = lazy(() => import("./SortPicker"));

export function SortMenu() {
  const { sorts } = view.value;
  const titleOf = (slug: string) => columns.value.find((column) => column.slug === slug)?.title ?? slug;
  const text = sorts.map(({ attribute, direction }) => `${titleOf(attribute)} ${direction === "asc" ? "↑" : "↓"}`).join(", ");
  return (
    <MenuButton title="Sort" popoverClass="editor" isDisabled={columns.value.length === 0} label={text ? `Sort: ${text}` : "Sort"} content={<><ArrowDownUp size={14} aria-hidden="true" /><span>{text || "Sort"}</span></>}>
      {(close) => (
        <>
          {sorts.map(({ attribute, direction }, index) => (
            <div key={attribute} class="sort-line">
              <span class="sort-title">{titleOf(attribute)}</span>
              <button type="button" class="button quiet" onClick={() => change({ sorts: sorts.map((sort, at) => (at === index ? { ...sort, direction: direction === "asc" ? "desc" : "asc" } : sort)) })}>
                {direction === "asc" ? <ArrowUp size={14} aria-hidden="true" /> : <ArrowDown size={14} aria-hidden="true" />}
                {direction === "asc" ? "ascending" : "descending"}
              </button>
              <button type="button" class="button quiet icon" aria-label={`Do not sort by ${titleOf(attribute)}`} onClick={() => change({ sorts: sorts.filter((_, at) => at !== index) })}>
                <X size={14} aria-hidden="true" />
              </button>
            </div>
          ))}
          <SortPicker close={close} />
        </>
      )}
    </MenuButton>
  );
}
