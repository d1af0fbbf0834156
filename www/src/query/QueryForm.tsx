import type { AttioClient, AttioObject, Attribute, WorkspaceMember } from "attio-wasm";
import { ArrowUpDown, ListFilter, Play, Square } from "lucide-preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { newDraft, newFilterRow, newSortRow, type Draft } from "./draft";
import { FilterRowEditor } from "./FilterRowEditor";
import { canFilter, canSort } from "./operators";
import { SortRowEditor } from "./SortRowEditor";

interface QueryFormProps {
  client: AttioClient;
  objects: readonly AttioObject[];
  attributes: readonly Attribute[];
  members: readonly WorkspaceMember[];
  draft: Draft;
  isRunning: boolean;
  onChange(draft: Draft): void;
  onRun(): void;
  onCancel(): void;
}

const LARGEST_PAGE = 500;

export function QueryForm({ client, objects, attributes, members, draft, isRunning, onChange, onRun, onCancel }: QueryFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const added = useRef<"filter" | "sort">("filter");

  const addFilter = () => {
    added.current = "filter";
    const attribute = attributes.find((it) => it.api_slug === "name" && canFilter(it.type)) ?? attributes.find((it) => canFilter(it.type));
    if (attribute) onChange({ ...draft, filters: [...draft.filters, newFilterRow(attribute)] });
  };
  const addSort = () => {
    added.current = "sort";
    const taken = new Set(draft.sorts.map(({ attribute }) => attribute));
    const sortable = attributes.filter((it) => canSort(it.type) && !taken.has(it.api_slug));
    const attribute = sortable.find((it) => it.api_slug === "name") ?? sortable[0];
    if (attribute) onChange({ ...draft, sorts: [...draft.sorts, newSortRow(attribute)] });
  };
  const replace = <T extends { key: number }>(rows: readonly T[], row: T) => rows.map((it) => (it.key === row.key ? row : it));
  const without = <T extends { key: number }>(rows: readonly T[], row: T) => rows.filter((it) => it.key !== row.key);

  // The focus goes with the rows: to a new one, and away from one that is gone.
  const rows = draft.filters.length + draft.sorts.length;
  const before = useRef({ rows, object: draft.object });
  useLayoutEffect(() => {
    const { rows: had, object } = before.current;
    before.current = { rows, object: draft.object };
    if (object !== draft.object || rows === had) return;
    if (rows < had) return add.current?.focus();
    const groups = form.current?.querySelectorAll<HTMLElement>(added.current === "filter" ? ".filter-row" : ".sort-row");
    groups?.[groups.length - 1]?.querySelector<HTMLElement>(".row-attribute")?.focus();
  }, [rows, draft.object]);

  return (
    <form
      ref={form}
      class="query-form"
      aria-label="Query"
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit();
      }}
    >
      <div class="query-top">
        <label class="field">
          <span>Object</span>
          <select value={draft.object} onChange={(event) => onChange({ ...newDraft(event.currentTarget.value), limit: draft.limit })}>
            {objects.map(({ api_slug, plural_noun }) => (
              <option key={api_slug} value={api_slug ?? ""}>
                {plural_noun ?? api_slug}
              </option>
            ))}
          </select>
        </label>
        <label class="field limit">
          <span>Page size</span>
          <input
            type="number"
            min={1}
            max={LARGEST_PAGE}
            required
            value={Number.isNaN(draft.limit) ? "" : draft.limit}
            onInput={(event) => onChange({ ...draft, limit: event.currentTarget.valueAsNumber })}
          />
        </label>
      </div>

      {draft.filters.length > 0 && (
        <div class="rows">
          {draft.filters.map((row, index) => (
            <FilterRowEditor
              key={row.key}
              client={client}
              draft={draft}
              attributes={attributes}
              members={members}
              row={row}
              index={index}
              onChange={(row) => onChange({ ...draft, filters: replace(draft.filters, row) })}
              onMatch={(match) => onChange({ ...draft, match })}
              onRemove={() => onChange({ ...draft, filters: without(draft.filters, row) })}
            />
          ))}
        </div>
      )}
      {draft.sorts.length > 0 && (
        <div class="rows">
          {draft.sorts.map((row, index) => (
            <SortRowEditor
              key={row.key}
              attributes={attributes}
              row={row}
              index={index}
              onChange={(row) => onChange({ ...draft, sorts: replace(draft.sorts, row) })}
              onRemove={() => onChange({ ...draft, sorts: without(draft.sorts, row) })}
            />
          ))}
        </div>
      )}

      <div class="query-actions">
        <button ref={add} type="button" class="button ghost" onClick={addFilter} disabled={attributes.length === 0}>
          <ListFilter size={15} aria-hidden="true" />
          Add filter
        </button>
        <button type="button" class="button ghost" onClick={addSort} disabled={attributes.length === 0}>
          <ArrowUpDown size={15} aria-hidden="true" />
          Add sort
        </button>
        <span class="spacer" />
        {/* Keys, so that they are two buttons: one that became the other in mid-click would also submit. */}
        {isRunning ? (
          <button key="cancel" type="button" class="button run" onClick={onCancel}>
            <Square size={13} aria-hidden="true" />
            Cancel
          </button>
        ) : (
          <button key="run" type="submit" class="button primary run" title="Ctrl or ⌘ and Enter">
            <Play size={13} aria-hidden="true" />
            Run query
          </button>
        )}
      </div>
    </form>
  );
}
