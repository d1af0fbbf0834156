// A record on a phone: a row of two lines, with its name and its next three columns.
import { untracked } from "@preact/signals";
import { memo } from "preact/compat";
import { cellContent, inline } from "./Cell";
import { sameRow, type RowProps } from "./Row";
import { idOf } from "./source";
import { initial, wordsOf } from "./words";

const SHOWN = 3;

export const PhoneRow = memo(function PhoneRow({ row, index, top, columns, at, onOpen }: RowProps) {
  const [first, ...rest] = columns;
  const filled = rest.filter(({ slug }) => row[slug] !== null && row[slug] !== undefined && !(Array.isArray(row[slug]) && row[slug].length === 0)).slice(0, SHOWN);
  const label = untracked(() => (first && wordsOf(row[first.slug], first)) || "Unnamed");
  return untracked(() => (
    <div class="row phone-row" role="row" aria-rowindex={index + 2} data-id={idOf(row)} style={{ transform: `translateY(${top}px)` }} onClick={() => onOpen(row)}>
      <span class="tile" aria-hidden="true">
        {initial(label)}
      </span>
      <div role="rowheader" id={`cell-${index}-0`} class="phone-name" data-at={at >= 0} dir="auto">
        <span class="name-text">{label}</span>
      </div>
      <div role="gridcell" class="phone-values">
        {filled.map((column) => (
          <span key={column.slug} class="phone-value">
            {inline(cellContent(row[column.slug], column))}
          </span>
        ))}
      </div>
    </div>
  ));
}, sameRow);
