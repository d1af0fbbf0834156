// A row of the table, as one component: what its cells show is made by functions.
import { untracked } from "@preact/signals";
import { memo } from "preact/compat";
import { view } from "../query/view";
import type { Column } from "../schema/columns";
import { cellContent, nameCell, NOTHING } from "./Cell";
import { actionOf, actOn } from "./cell-action";
import { cursor } from "./cursor";
import { idOf, type TableRow } from "./source";
import { wordsOf } from "./words";

export interface RowProps {
  readonly row: TableRow;
  readonly index: number;
  readonly top: number;
  readonly width: number;
  readonly pinned: number;
  readonly columns: readonly Column[];
  readonly from: number;
  readonly to: number;
  /** Where each of the columns that are drawn begins, joined. */
  readonly lefts: string;
  /** How many names and colours are known. */
  readonly words: number;
  /** The column that the keyboard is at, or -1. */
  readonly at: number;
  readonly isOpen: boolean;
  onOpen(row: TableRow): void;
}

const sameColumns = (a: readonly Column[], b: readonly Column[]) => a.length === b.length && a.every((column, index) => column === b[index]);

/** Whether two rows are drawn alike. */
export const sameRow = (a: RowProps, b: RowProps) =>
  a.row === b.row && a.top === b.top && a.at === b.at && a.isOpen === b.isOpen && a.width === b.width && a.lefts === b.lefts && a.from === b.from && a.to === b.to && a.words === b.words && a.pinned === b.pinned && a.index === b.index && sameColumns(a.columns, b.columns);

export const Row = memo(function Row({ row, index, top, width, pinned, columns, from, to, lefts, at, isOpen, onOpen }: RowProps) {
  const [first] = columns;
  const starts = lefts === "" ? [] : lefts.split(",").map(Number);
  // `words` reports names and colours: a row that observed them itself would be drawn in one task with all others.
  return untracked(() => (
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
        <div role="rowheader" id={`cell-${index}-0`} class="cell name" data-column={0} data-at={at === 0 || undefined} style={{ width: pinned }} title={wordsOf(row[first.slug], first)}>
          {nameCell(row[first.slug], first)}
        </div>
      )}
      {columns.slice(from + 1, to + 2).map((column, offset) => {
        const number = from + 1 + offset;
        const next = starts[offset + 1];
        const content = cellContent(row[column.slug], column);
        return (
          <div
            key={column.slug}
            role="gridcell"
            id={`cell-${index}-${number}`}
            class={content === NOTHING ? "cell nothing" : "cell"}
            dir={typeof content === "string" ? "auto" : undefined}
            data-type={column.type}
            data-column={number}
            data-at={at === number || undefined}
            data-action={actionOf(view.value.place, column)}
            style={{ left: starts[offset], width: (next ?? width) - (starts[offset] ?? 0) }}
          >
            {content}
          </div>
        );
      })}
    </div>
  ));
}, sameRow);
