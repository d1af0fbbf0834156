// The table: an ARIA grid of which only what is in sight is in the document.
import { signal } from "@preact/signals";
import { memo } from "preact/compat";
import { useLayoutEffect, useRef } from "preact/hooks";
import { announce } from "../ui/announce";
import { copy } from "../ui/copy";
import { useGradually } from "../ui/gradually";
import { useVirtual } from "../ui/virtual";
import { openRecord, placeKey, view } from "../query/view";
import type { Column } from "../schema/columns";
import { actionOf, actOn } from "./cell-action";
import { cursor, moveBy } from "./cursor";
import { CellContent, NameCell } from "./Cell";
import { HeaderCell } from "./HeaderCell";
import { headingMenu } from "./heading";
import { memberName } from "../schema/workspace";
import { isNarrow } from "../ui/narrow";
import { recordNames } from "./names";
import { PhoneRow } from "./PhoneRow";
import { recordOf } from "./record-of";
import { columns, result, running, shown, turns } from "./run";
import { idOf, type TableRow } from "./source";
import { columnWidth } from "./widths";
import { wordsOf } from "./words";

const ROW_HEIGHT = 32;
const PHONE_ROW_HEIGHT = 56;
const HEAD_HEIGHT = 28;

/** For who wants the table to have the focus. */
export const grid = signal<HTMLElement | null>(null);

export function Grid() {
  const scroller = useRef<HTMLDivElement>(null);
  const isScrolled = useRef(false);
  const isPhone = isNarrow.value;
  const place = placeKey(view.value.place);
  const { value } = result;
  const rows = value?.key === place ? value.rows : undefined;
  const visible = shown.value.flatMap((slug) => columns.value.find((column) => column.slug === slug) ?? []);
  const sizes = visible.map((column) => columnWidth(place, column));
  const pinned = sizes[0] ?? 0;
  const list = useVirtual({ count: rows?.length ?? 0, scroller: () => scroller.current, size: () => (isPhone ? PHONE_ROW_HEIGHT : ROW_HEIGHT), overscan: 6, paddingStart: isPhone ? 0 : HEAD_HEIGHT, sizes: isPhone });
  const across = useVirtual({
    count: Math.max(0, visible.length - 1),
    scroller: () => scroller.current,
    size: (index) => sizes[index + 1] ?? 0,
    overscan: 2,
    horizontal: true,
    paddingStart: pinned,
    sizes: sizes.join(),
  });
  const [from, to] = useSpan(across.items[0]?.index ?? 0, across.items.at(-1)?.index ?? -1, `${place} ${sizes.join()}`);
  // Where each column begins, and where the last one ends.
  const lefts = sizes.reduce<number[]>((starts, size) => [...starts, (starts.at(-1) ?? 0) + size], []);
  const { row: atRow, column: atColumn } = cursor.value;
  const drawn = useGradually(list.items, ({ index }) => index, `${place} ${turns.value}`, atRow);

  // Another answer is read from its beginning.
  useLayoutEffect(() => {
    // To ask the element where it is would lay the page out at once.
    if (isScrolled.current) scroller.current?.scrollTo(0, 0);
    isScrolled.current = false;
    cursor.value = { row: 0, column: 0 };
  }, [turns.value, place]);
  useLayoutEffect(() => {
    grid.value = scroller.current;
    return () => void (grid.value = null);
  }, []);

  const open = (row: TableRow | undefined) => {
    const record = row && recordOf(view.value.place, row);
    if (record) openRecord(record);
  };
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
      return open(here);
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

  // Names that become known are drawn: the rows depend on them.
  const names = recordNames.value.size + memberName.value.size;
  const opened = view.value.record?.id;
  return (
    <div
      ref={scroller}
      class="grid"
      role="grid"
      tabIndex={0}
      aria-label={`${view.value.place.slug || view.value.place.kind}: ${rows?.length ?? 0} rows`}
      aria-rowcount={value?.next === undefined ? (rows?.length ?? 0) + 1 : -1}
      aria-colcount={visible.length}
      aria-busy={running.value !== undefined || drawn.length < list.items.length}
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
          {visible[0] && <HeaderCell column={visible[0]} place={place} index={0} width={pinned} isPinned isAt={atRow === -1 && atColumn === 0} />}
          {visible.slice(from + 1, to + 2).map((column, offset) => {
            const index = from + 1 + offset;
            return <HeaderCell key={column.slug} column={column} place={place} index={index} left={lefts[index - 1] ?? 0} width={sizes[index] ?? 0} isAt={atRow === -1 && atColumn === index} />;
          })}
        </div>
        {drawn.map(({ index, start, key }) => {
          const row = rows?.[index];
          if (row && isPhone) return <PhoneRow key={key} row={row} index={index} top={start} columns={visible} isAt={index === atRow} onOpen={open} />;
          return (
            row && (
              <Row
                key={key}
                row={row}
                index={index}
                top={start}
                width={across.total}
                pinned={pinned}
                columns={visible}
                from={from}
                to={to}
                lefts={lefts.slice(from, to + 2).join()}
                names={names}
                at={index === atRow ? atColumn : -1}
                isOpen={opened !== undefined && recordOf(view.value.place, row)?.id === opened}
                onOpen={open}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Most columns that are in the document at once. */
const WIDEST = 16;

/**
 * The columns to draw: those in sight, and those that were, while they are few. So a record that opens beside the table
 * makes it narrower and draws nothing anew.
 */
function useSpan(from: number, to: number, key: string): readonly [from: number, to: number] {
  const kept = useRef({ key, from, to });
  const { current } = kept;
  const isSame = current.key === key;
  const span = { key, from: isSame ? Math.min(current.from, from) : from, to: isSame ? Math.max(current.to, to) : to };
  kept.current = span.to - span.from < WIDEST ? span : { key, from, to };
  return [kept.current.from, kept.current.to];
}

interface RowProps {
  row: TableRow;
  index: number;
  top: number;
  width: number;
  pinned: number;
  columns: readonly Column[];
  from: number;
  to: number;
  lefts: string;
  names: number;
  at: number;
  isOpen: boolean;
  onOpen(row: TableRow): void;
}

const same = (a: readonly Column[], b: readonly Column[]) => a.length === b.length && a.every((column, index) => column === b[index]);

const Row = memo(
  function Row({ row, index, top, width, pinned, columns, from, to, lefts, at, isOpen, onOpen }: RowProps) {
    const [first] = columns;
    const starts = lefts === "" ? [] : lefts.split(",").map(Number);
    return (
      <div
        class="row"
        role="row"
        aria-rowindex={index + 2}
        aria-selected={isOpen}
        data-id={idOf(row)}
        style={{ transform: `translateY(${top}px)`, width }}
        onClick={(event) => {
          const cell = (event.target as Element).closest<HTMLElement>("[data-column]");
          const at = Number(cell?.dataset["column"] ?? 0);
          cursor.value = { row: index, column: at };
          const column = columns[at];
          if (cell && column && actOn(view.value.place, row, column, cell)) return;
          // Text that was just marked is to be copied, not opened.
          if (String(getSelection()) === "") onOpen(row);
        }}
      >
        {first && (
          <div role="rowheader" id={`cell-${index}-0`} class="cell name" data-column={0} data-at={at === 0} style={{ width: pinned }} title={wordsOf(row[first.slug], first)}>
            <NameCell value={row[first.slug]} column={first} />
          </div>
        )}
        {columns.slice(from + 1, to + 2).map((column, offset) => {
          const number = from + 1 + offset;
          const next = starts[offset + 1];
          return (
            <div
              key={column.slug}
              role="gridcell"
              id={`cell-${index}-${number}`}
              class="cell"
              data-type={column.type}
              data-column={number}
              data-at={at === number}
              data-action={actionOf(view.value.place, column)}
              style={{ left: starts[offset], width: (next ?? width) - (starts[offset] ?? 0) }}
            >
              <CellContent value={row[column.slug]} column={column} />
            </div>
          );
        })}
      </div>
    );
  },
  (a, b) =>
    a.row === b.row && a.top === b.top && a.at === b.at && a.isOpen === b.isOpen && a.width === b.width && a.lefts === b.lefts && a.from === b.from && a.to === b.to && a.names === b.names && a.pinned === b.pinned && a.index === b.index && same(a.columns, b.columns),
);
