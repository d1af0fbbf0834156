// A row of the table, as one component: what its cells show is made by functions.
import { untracked } from "@preact/signals";
import { memo } from "preact/compat";
import { view } from "../query/view";
import type { Column } from "../schema/columns";
import { cellContent, nameCell, NOTHING } from "./Cell";
import { actionOf, actOn } from "./cell-action";
import { cursor } from "./cursor";
import { openRow } from "./record-of";
import { idOf, type TableRow } from "./source";
import { wordsOf } from "./words";

/** Columns of the table, and the style of those that are drawn; one object as long as nothing of it changes. */
export interface Layout {
  readonly columns: readonly Column[];
  readonly width: number;
  readonly first: string;
  /** Drawn behind the first, with their numbers. */
  readonly rest: readonly { readonly column: Column; readonly number: number; readonly style: string }[];
}

export interface RowProps {
  readonly row: TableRow;
  readonly index: number;
  readonly top: number;
  readonly layout: Layout;
  /** How many names and colours are known. */
  readonly words: number;
  /** The column that the keyboard is at, or -1. */
  readonly at: number;
  readonly isOpen: boolean;
}

/** Whether two rows are drawn alike. */
export const sameRow = (a: RowProps, b: RowProps) =>
  a.row === b.row && a.index === b.index && a.top === b.top && a.layout === b.layout && a.words === b.words && a.at === b.at && a.isOpen === b.isOpen;

export const Row = memo(function Row({ row, index, top, layout: { columns, width, first: firstStyle, rest }, at, isOpen }: RowProps) {
  const [first] = columns;
  // `words` reports names and colours: a row that observed them itself would be drawn in one task with all others.
  return untracked(() => (
    <div
      class="row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      data-id={idOf(row)}
      style={`transform: translateY(${top}px); width: ${width}px`}
      onClick={(event) => {
        const cell = (event.target as Element).closest<HTMLElement>("[data-column]");
        const at = Number(cell?.dataset["column"] ?? 0);
        cursor.value = { row: index, column: at };
        const column = columns[at];
        if (cell && column && actOn(view.value.place, row, column, cell)) return;
        // Text that was just marked is to be copied, not opened.
        if (String(getSelection()) === "") openRow(row);
      }}
    >
      {first && (
        <div role="rowheader" id={`cell-${index}-0`} class="cell name" data-column={0} data-at={at === 0 || undefined} style={firstStyle} title={wordsOf(row[first.slug], first)}>
          {nameCell(row[first.slug], first)}
        </div>
      )}
      {rest.map(({ column, number, style }) => {
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
            style={style}
          >
            {content}
          </div>
        );
      })}
    </div>
  ));
}, sameRow);
