// Past values of an attribute, the latest first, each with its author and time span.
import type { AttributeValue } from "attio-wasm";
import type { Column } from "../schema/columns";
import { CellContent } from "../table/Cell";
import { ErrorNotice } from "../ui/ErrorNotice";
import { ago, newestFirst } from "../ui/time";
import { acting } from "../wire/action";
import { useRelated } from "./Related";
import { actorName, plainValue } from "./values";

const AT_MOST = 50;

export function History({ object, id, column }: { object: string; id: string; column: Column }) {
  const { slug, title } = column;
  const call = `attio.records.values(${[object, id, slug].map((it) => JSON.stringify(it)).join(", ")}, { show_historic: true })`;
  const { value, error, reload } = useRelated((attio) => acting(call, "page", () => attio.records.values(object, id, slug, { show_historic: true })), `${object} ${id} ${slug}`);
  const all = (value?.data ?? []) as readonly AttributeValue[];
  const ordered = all.toSorted((a, b) => newestFirst(a.active_from, b.active_from)).slice(0, AT_MOST);
  return (
    <div class="history">
      {error !== undefined && <ErrorNotice error={error} helps={{ again: reload }} />}
      {!value && error === undefined && <p class="muted" role="status">Loading…</p>}
      {value && ordered.length === 0 && <p class="muted">It never had a value</p>}
      <ol aria-label={`History of ${title}`}>
        {ordered.map((one, index) => (
          <li key={index} data-now={one.active_until === null}>
            <CellContent value={plainValue(one) ?? null} column={{ ...column, isMulti: false }} />
            <span class="value-note">
              {one.active_from && ago(one.active_from)}
              {one.active_until && `, until ${ago(one.active_until)}`} · {actorName(one.created_by_actor)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
