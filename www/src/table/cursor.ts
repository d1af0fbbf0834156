// The focused cell.
import { signal } from "@preact/signals";

export const cursor = signal({ row: 0, column: 0 });

const PAGE = 20;

/** The target of a key, or nothing where there is none. */
export function moveBy(event: KeyboardEvent, rows: number, columns: number): { row: number; column: number } | undefined {
  const { row, column } = cursor.value;
  const far = event.ctrlKey || event.metaKey;
  const to = (row: number, column: number) => ({ row: Math.max(-1, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) });
  switch (event.key) {
    case "ArrowDown":
      return to(far ? rows - 1 : row + 1, column);
    case "j":
      return far ? undefined : to(row + 1, column);
    case "ArrowUp":
      return to(far ? 0 : row - 1, column);
    case "k":
      return far ? undefined : to(row - 1, column);
    case "ArrowRight":
      return to(row, column + 1);
    case "ArrowLeft":
      return to(row, column - 1);
    case "Home":
      return to(far ? 0 : row, 0);
    case "End":
      return to(far ? rows - 1 : row, columns - 1);
    case "PageDown":
      return to(row + PAGE, column);
    case "PageUp":
      return to(Math.max(0, row - PAGE), column);
    default:
      return undefined;
  }
}
