// The table: an ARIA grid that renders only its visible part.
import { signal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { announce } from "../ui/announce";
import { copy } from "../ui/copy";
import { useRefreshed } from "../ui/gradually";
import { useVirtual } from "../ui/virtual";
import { placeKey, view } from "../query/view";
import { actOn } from "./cell-action";
import { cursor, moveBy } from "./cursor";
import { HeaderCell } from "./HeaderCell";
import { headingMenu } from "./heading";
import { hues } from "./hue";
import { memberName } from "../schema/workspace";
import { isNarrow } from "../ui/narrow";
import { recordNames } from "./names";
import { PhoneRow } from "./PhoneRow";
import { openRow, recordOf } from "./record-of";
import { Row, sameRow, type Layout, type RowProps } from "./Row";
import { columns, here, running, shown, turns } from "./run";
import { columnWidth } from "./widths";
import { wordsOf } from "./words";

const ROW_HEIGHT = 32;
const PHONE_ROW_HEIGHT = 56;
const HEAD_HEIGHT = 28;

/** Moves the focus to the table. */
export const grid = signal<HTMLElement | null>(null);

export function Grid() {
  const scroller = useRef<HTMLDivElement>(null);
  const isScrolled = useRef(false);
  const isPhone = isNarrow.value;
  const place = placeKey(view.value.place);
  const { value } = here;
  const rows = value?.rows;
  const visible = useMemo(() => shown.value.flatMap((slug) => columns.value.find((column) => column.slug === slug) ?? []), [shown.value.join("\n"), columns.value]);
  const sizes = visible.map((column) => columnWidth(place, column));
  const pinned = sizes[0] ?? 0;
  const list = useVirtual({ count: rows?.length ?? 0, scroller: () => scroller.current, size: isPhone ? PHONE_ROW_HEIGHT : ROW_HEIGHT, overscan: 4, paddingStart: isPhone ? 0 : HEAD_HEIGHT });
  const across = useVirtual({
    count: Math.max(0, visible.length - 1),
    scroller: () => scroller.current,
    size: sizes.slice(1),
    overscan: 2,
    horizontal: true,
    paddingStart: pinned,
  });
  const [from, to] = useSpan(across.items[0]?.index ?? 0, across.items.at(-1)?.index ?? -1, `${place} ${sizes.join()}`);
  const layout = useMemo((): Layout => {
    let left = 0;
    const styles = sizes.map((size) => `left: ${(left += size) - size}px; width: ${size}px`);
    const rest = visible.slice(from + 1, to + 2).map((column, offset) => ({ column, number: from + 1 + offset, style: styles[from + 1 + offset] ?? "" }));
    return { columns: visible, width: left, first: styles[0] ?? "", rest };
  }, [visible, sizes.join(), from, to]);
  const { row: atRow, column: atColumn } = cursor.value;

  // Another answer starts at its beginning.
  useLayoutEffect(() => {
    // Reading the element's position would force a layout immediately.
    if (isScrolled.current) scroller.current?.scrollTo(0, 0);
    isScrolled.current = false;
    cursor.value = { row: 0, column: 0 };
  }, [turns.value, place]);
  useLayoutEffect(() => {
    grid.value = scroller.current;
    return () => void (grid.value = null);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const { row, column } = cursor.value;
    const at = visible[column];
    const cell = document.getElementById(`cell-${row}-${column}`);
    if (row === -1 && at && cell && (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey) || (event.key === "ArrowDown" && event.altKey))) {
      event.preventDefault();
      headingMenu.value = { column: at, cell };
      return;
    }
    if (event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (row === -1 && at) return scroller.current?.querySelector<HTMLElement>(`[data-heading="${CSS.escape(at.slug)}"]`)?.click();
      const here = rows?.[row];
      if (here && at && actOn(view.value.place, here, at, cell)) return;
      if (here) openRow(here);
      return;
    }
    if ((event.metaKey || event.ctrlKey) && event.key === "c" && at && row >= 0 && String(getSelection()) === "") {
      event.preventDefault();
      return void copy(wordsOf(rows?.[row]?.[at.slug], at)).then(() => announce("The cell was copied."));
    }
    const next = moveBy(event, rows?.length ?? 0, visible.length);
    if (!next) return;
    event.preventDefault();
    cursor.value = next;
    if (next.row >= 0) list.reveal(next.row);
    if (next.column > 0) across.reveal(next.column - 1);
  };

  const opened = view.value.record?.id;
  // Names and colours that become known are drawn.
  const words = recordNames.value.size + memberName.value.size + hues.value.size;
  const wanted = list.items.flatMap(({ index, start }): RowProps[] => {
    const row = rows?.[index];
    return row ? [{ layout, words, row, index, top: start, at: index === atRow ? atColumn : -1, isOpen: opened !== undefined && recordOf(view.value.place, row)?.id === opened }] : [];
  });
  const { drawn, isWhole } = useRefreshed(wanted, ({ index }) => index, sameRow, place, atRow);
  return (
    <div
      ref={scroller}
      class="grid"
      role="grid"
      tabIndex={0}
      aria-label={`${view.value.place.slug || view.value.place.kind}: ${rows?.length ?? 0} rows`}
      aria-rowcount={value?.next === undefined ? (rows?.length ?? 0) + 1 : -1}
      aria-colcount={visible.length}
      aria-busy={running.value !== undefined || !isWhole}
      aria-activedescendant={rows?.length ? `cell-${atRow}-${atColumn}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={() => (isScrolled.current = true)}
    >
      <div class="grid-inner" role="presentation" style={{ height: list.total, width: isPhone ? "100%" : across.total }}>
        <div class="row head" role="row" aria-rowindex={1} style={{ width: across.total }}>
          {visible.length === 0 && (
            <div role="columnheader" class="cell heading name">
              <span class="heading-button">Name</span>
            </div>
          )}
          {visible[0] && <HeaderCell column={visible[0]} place={place} index={0} style={layout.first} isAt={atRow === -1 && atColumn === 0} />}
          {layout.rest.map(({ column, number, style }) => (
            <HeaderCell key={column.slug} column={column} place={place} index={number} style={style} isAt={atRow === -1 && atColumn === number} />
          ))}
        </div>
        {drawn.map((props) => (isPhone ? <PhoneRow key={props.index} {...props} /> : <Row key={props.index} {...props} />))}
      </div>
    </div>
  );
}

/** Maximum number of columns in the document. */
const WIDEST = 16;

/**
 * The columns to draw: the visible ones, and those drawn before, while they are few. So a record that opens beside the
 * table narrows it without drawing anything again.
 */
function useSpan(from: number, to: number, key: string): readonly [from: number, to: number] {
  const kept = useRef({ key, from, to });
  const { current } = kept;
  const isSame = current.key === key;
  const span = { key, from: isSame ? Math.min(current.from, from) : from, to: isSame ? Math.max(current.to, to) : to };
  kept.current = span.to - span.from < WIDEST ? span : { key, from, to };
  return [kept.current.from, kept.current.to];
}
