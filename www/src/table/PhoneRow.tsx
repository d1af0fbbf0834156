// On a phone a record is a row of two lines: its name, and what the next three columns have.
import type { Column } from "../schema/columns";
import { CellContent } from "./Cell";
import { idOf, type TableRow } from "./source";
import { initial, wordsOf } from "./words";

const SHOWN = 3;

interface PhoneRowProps {
  row: TableRow;
  index: number;
  top: number;
  columns: readonly Column[];
  isAt: boolean;
  onOpen(row: TableRow): void;
}

export function PhoneRow({ row, index, top, columns, isAt, onOpen }: PhoneRowProps) {
  const [first, ...rest] = columns;
  const filled = rest.filter(({ slug }) => row[slug] !== null && row[slug] !== undefined && !(Array.isArray(row[slug]) && row[slug].length === 0)).slice(0, SHOWN);
  const label = (first && wordsOf(row[first.slug], first)) || "Unnamed";
  return (
    <div class="row phone-row" role="row" aria-rowindex={index + 2} data-id={idOf(row)} style={{ transform: `translateY(${top}px)` }} onClick={() => onOpen(row)}>
      <span class="tile" aria-hidden="true">
        {initial(label)}
      </span>
      <div role="rowheader" id={`cell-${index}-0`} class="phone-name" data-at={isAt} dir="auto">
        <span class="name-text">{label}</span>
      </div>
      <div role="gridcell" class="phone-values">
        {filled.map((column) => (
          <span key={column.slug} class="phone-value">
            <CellContent value={row[column.slug]} column={column} />
          </span>
        ))}
      </div>
    </div>
  );
}
