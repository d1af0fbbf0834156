// Counts of options and statuses in the loaded rows. A click filters by one.
import { added, replaced, type Condition } from "../query/filter";
import { newCondition } from "../query/meaning";
import { canFilter } from "../query/operators";
import { change, view } from "../query/view";
import type { Column } from "../schema/columns";
import { Chip } from "./Cell";
import { columns, result } from "./run";
import type { TableRow } from "./source";
import { alphabetical } from "./words";

const SHOWN = 12;

interface Facet {
  readonly column: Column;
  readonly values: readonly (readonly [title: string, count: number])[];
}

/** The options of each loaded select and status column, the most frequent first. */
function facetsOf(rows: readonly TableRow[], read: readonly Column[]): Facet[] {
  return read
    .filter(({ type }) => type === "select" || type === "status")
    .map((column) => {
      const counts = new Map<string, number>();
      for (const row of rows) {
        const value = row[column.slug];
        for (const title of Array.isArray(value) ? value : [value]) if (typeof title === "string") counts.set(title, (counts.get(title) ?? 0) + 1);
      }
      return { column, values: [...counts].sort(([a, many], [b, more]) => more - many || alphabetical(a, b)) };
    })
    .filter(({ values }) => values.length > 0);
}

/** The condition of the bar on options of an attribute. */
const conditionOf = ({ slug }: Column): Condition | undefined =>
  view.value.filter.items.find((item): item is Condition => item.kind === "condition" && item.attribute === slug && item.path.length === 0 && item.field === "" && item.operator === "any");

function toggle(column: Column, title: string) {
  const { filter } = view.value;
  const known = conditionOf(column);
  if (!known) return change({ filter: added(filter, 0, { ...newCondition(column), operator: "any", values: [title] }) });
  const values = known.values.includes(title) ? known.values.filter((it) => it !== title) : [...known.values, title];
  change({ filter: replaced(filter, known.key, values.length > 0 ? { ...known, values } : undefined) });
}

export default function FacetMenu() {
  const { value } = result;
  if (!value) return null;
  const facets = facetsOf(value.rows, columns.value.filter(({ slug, type }) => value.select.includes(slug) && canFilter(type)));
  if (facets.length === 0) return <p class="empty muted">No select or status among the columns</p>;
  return (
    <div class="facets">
      <p class="muted small">Of the {value.rows.length.toLocaleString("en")} rows that are loaded</p>
      {facets.map(({ column, values }) => (
        <section key={column.slug} aria-label={column.title}>
          <h2>{column.title}</h2>
          <ul>
            {values.slice(0, SHOWN).map(([title, count]) => (
              <li key={title}>
                <button type="button" class="facet" aria-pressed={conditionOf(column)?.values.includes(title) ?? false} onClick={() => toggle(column, title)}>
                  <Chip text={title} column={column} />
                  <span class="facet-bar" aria-hidden="true" ref={(element) => element?.style.setProperty("--share", String(count / value.rows.length))} />
                  <span class="facet-count">{count.toLocaleString("en")}</span>
                </button>
              </li>
            ))}
            {values.length > SHOWN && <li class="muted small facet-rest">and {values.length - SHOWN} rarer ones</li>}
          </ul>
        </section>
      ))}
    </div>
  );
}
