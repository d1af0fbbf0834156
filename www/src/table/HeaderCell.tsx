// A column's heading: a click sorts, its menu hides and pins, its edge resizes, and dragging moves it.
import { ArrowDown, ArrowUp } from "lucide-preact";
import { memo } from "preact/compat";
import { canSort } from "../query/operators";
import { change, hasFilters, view, type Sort } from "../query/view";
import type { Column } from "../schema/columns";
import { headingMenu, moveColumn } from "./heading";
import { columnWidth, resize } from "./widths";

interface HeaderCellProps {
  column: Column;
  place: string;
  index: number;
  style: string;
  isAt: boolean;
}

const NUMERIC = /^(number|currency)$/;

export const HeaderCell = memo(function HeaderCell({ column, place, index, style, isAt }: HeaderCellProps) {
  const { slug, title, type } = column;
  const sorts = view.value.sorts;
  const at = sorts.findIndex(({ attribute }) => attribute === slug);
  const direction = sorts[at]?.direction;
  const isSortable = hasFilters(view.value.place) && canSort(type);
  return (
    <div
      role="columnheader"
      id={`cell--1-${index}`}
      class={index === 0 ? "cell heading name" : "cell heading"}
      data-at={isAt || undefined}
      data-numeric={NUMERIC.test(type)}
      aria-sort={direction === "asc" ? "ascending" : direction === "desc" ? "descending" : undefined}
      style={style}
      draggable
      onDragStart={(event) => event.dataTransfer?.setData("text/x-column", slug)}
      onDragOver={(event) => event.dataTransfer?.types.includes("text/x-column") && event.preventDefault()}
      onDrop={(event) => moveColumn(event.dataTransfer?.getData("text/x-column") ?? "", slug)}
      onContextMenu={(event) => {
        event.preventDefault();
        headingMenu.value = { column, cell: event.currentTarget };
      }}
    >
      <button
        type="button"
        class="heading-button"
        data-heading={slug}
        tabIndex={-1}
        disabled={!isSortable}
        title={isSortable ? `Sort by ${title}; with Shift also by it` : `${title} cannot be sorted by`}
        onClick={(event) => sortBy(slug, event.shiftKey)}
      >
        <span class="heading-text">{title}</span>
        {direction && (direction === "asc" ? <ArrowUp size={12} aria-hidden="true" /> : <ArrowDown size={12} aria-hidden="true" />)}
        {direction && sorts.length > 1 && <span class="sort-number">{at + 1}</span>}
      </button>
      <span class="resizer" aria-hidden="true" onPointerDown={(event) => startResize(event, place, column)} onDblClick={() => resize(place, slug, 180)} />
    </div>
  );
});

/** Ascending, descending, unsorted. */
export function sortBy(slug: string, isMore: boolean) {
  const { sorts } = view.value;
  const known = sorts.find(({ attribute }) => attribute === slug);
  const next: Sort | undefined = !known ? { attribute: slug, direction: "asc" } : known.direction === "asc" ? { ...known, direction: "desc" } : undefined;
  const others = isMore ? sorts.filter((sort) => sort !== known) : [];
  change({ sorts: next ? (isMore && known ? sorts.map((sort) => (sort === known ? next : sort)) : [...others, next]) : others });
}

function startResize(event: PointerEvent, place: string, column: Column) {
  event.preventDefault();
  event.stopPropagation();
  const handle = event.currentTarget as HTMLElement;
  const from = event.clientX;
  const width = columnWidth(place, column);
  handle.setPointerCapture(event.pointerId);
  const move = ({ clientX }: PointerEvent) => resize(place, column.slug, width + clientX - from);
  const end = () => {
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", end);
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
}
