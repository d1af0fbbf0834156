// A record on a phone: a row of two lines, with its name and its next three columns. What a tap changes has a place of its
// own as high as the row: the mark of a task in place of the tile, an entry's status at the end.
import { untracked } from "@preact/signals";
import { memo } from "preact/compat";
import { view } from "../query/view";
import type { Column } from "../schema/columns";
import { cellContent, inline } from "./Cell";
import { actionOf, actOn } from "./cell-action";
import { sameRow, type RowProps } from "./Row";
import { openRow } from "./record-of";
import { idOf } from "./source";
import { initial, wordsOf } from "./words";

const SHOWN = 3;

export const PhoneRow = memo(function PhoneRow({ row, index, top, layout: { columns }, at }: RowProps) {
  const [first, ...rest] = columns;
  return untracked(() => {
    const { place } = view.value;
    const acting = (action: "tick" | "choose") => rest.find((column) => actionOf(place, column) === action);
    const [tick, choose] = [acting("tick"), acting("choose")];
    const filled = rest.filter((column) => column !== tick && column !== choose && !isEmpty(row[column.slug])).slice(0, SHOWN);
    const label = (first && wordsOf(row[first.slug], first)) || "Unnamed";
    const cell = (column: Column) => (
      <div role="gridcell" class="phone-action" data-action={actionOf(place, column)} onClick={(event) => (event.stopPropagation(), actOn(place, row, column, event.currentTarget))}>
        {inline(cellContent(row[column.slug], column))}
      </div>
    );
    return (
      <div class="row phone-row" role="row" aria-rowindex={index + 2} data-id={idOf(row)} style={`transform: translateY(${top}px)`} onClick={() => openRow(row)}>
        {tick ? cell(tick) : <span class="tile" aria-hidden="true">{initial(label)}</span>}
        <div role="rowheader" id={`cell-${index}-0`} class="phone-name" data-at={at >= 0 || undefined} dir="auto">
          <span class="name-text">{label}</span>
        </div>
        <div role="gridcell" class="phone-values">
          {filled.map((column) => (
            <span key={column.slug} class="phone-value">
              {inline(cellContent(row[column.slug], column))}
            </span>
          ))}
        </div>
        {choose && cell(choose)}
      </div>
    );
  });
}, sameRow);

const isEmpty = (value: unknown) => value === null || value === undefined || (Array.isArray(value) && value.length === 0);
