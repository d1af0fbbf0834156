import type { Attribute } from "attio-wasm";
import { X } from "lucide-preact";
import type { SortRow } from "./draft";
import { canSort } from "./operators";

interface SortRowEditorProps {
  attributes: readonly Attribute[];
  row: SortRow;
  index: number;
  onChange(row: SortRow): void;
  onRemove(): void;
}

export function SortRowEditor({ attributes, row, index, onChange, onRemove }: SortRowEditorProps) {
  return (
    <div class="sort-row" role="group" aria-label={`Sort ${index + 1}`}>
      <span class="filter-lead">{index === 0 ? "Sort by" : "then by"}</span>
      <select aria-label="Sort attribute" class="row-attribute" value={row.attribute} onChange={(event) => onChange({ ...row, attribute: event.currentTarget.value })}>
        {attributes
          .filter(({ type }) => canSort(type))
          .map(({ api_slug, title }) => (
            <option key={api_slug} value={api_slug}>
              {title}
            </option>
          ))}
      </select>
      <select
        aria-label="Direction"
        value={row.direction}
        onChange={(event) => onChange({ ...row, direction: event.currentTarget.value as SortRow["direction"] })}
      >
        <option value="asc">ascending</option>
        <option value="desc">descending</option>
      </select>
      <button type="button" class="icon-button" aria-label={`Remove sort ${index + 1}`} onClick={onRemove}>
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
