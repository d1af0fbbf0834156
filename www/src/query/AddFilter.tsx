// A searchable list for adding a filter: attribute, operator, value. References lead on to the attributes of other
// objects.
import { Braces, ChevronRight, ParenthesesIcon } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { columns } from "../table/run";
import { alphabetical } from "../table/words";
import { client } from "../schema/workspace";
import type { Column } from "../schema/columns";
import { TypeIcon } from "../ui/TypeIcon";
import { Picker } from "../ui/Picker";
import ConditionEditor from "./ConditionEditor";
import JsonEditor from "./JsonEditor";
import { added, depthOf, DEEPEST, groupOf, type Condition } from "./filter";
import { newCondition } from "./meaning";
import { canFilter } from "./operators";
import { look, targetOf } from "./schema";
import { change, view } from "./view";

interface Choice {
  readonly column: Column;
  readonly path: readonly string[];
  readonly lead: string;
  readonly isWay: boolean;
}

export default function AddFilter({ close, into = 0 }: { close(): void; into?: number }) {
  const [condition, setCondition] = useState<Condition>();
  const [asJson, setAsJson] = useState(false);
  const [way, setWay] = useState<{ readonly path: readonly string[]; readonly lead: string; readonly columns: readonly Column[] }>({ path: [], lead: "", columns: columns.value });
  const choices = useMemo(() => choicesOf(way), [way]);

  if (asJson) return <JsonEditor close={close} />;
  if (condition) {
    return (
      <ConditionEditor
        condition={condition}
        onDone={(next) => {
          change({ filter: added(view.value.filter, into, next) });
          close();
        }}
        close={close}
      />
    );
  }
  const follow = async ({ column, path, lead }: Choice) => {
    const target = targetOf(column);
    const attio = client.value;
    if (!target || !attio) return;
    setWay({ path: [...path, column.slug], lead: `${lead}${column.title} → `, columns: await look(attio, "objects", target) });
  };
  return (
    <>
      <Picker
        key={way.lead}
        label={way.lead ? `Attribute of ${way.lead}` : "Attribute"}
        items={choices}
        textOf={({ column, lead, isWay }) => `${lead}${column.title} ${column.type} ${isWay ? "across" : ""}`}
        keyOf={({ column, path, isWay }) => `${path.join("/")}/${column.slug}${isWay ? "/" : ""}`}
        onChoose={(choice) => (choice.isWay ? void follow(choice) : setCondition(newCondition(choice.column, choice.path)))}
        render={({ column, isWay }) => (
          <>
            <TypeIcon type={column.type} />
            <span>
              {way.lead && <span class="muted">{way.lead}</span>}
              {column.title}
              {isWay && <span class="muted"> → …</span>}
            </span>
            {isWay ? <ChevronRight size={14} aria-hidden="true" /> : <span class="muted small">{column.type.replaceAll("-", " ")}</span>}
          </>
        )}
      />
      <div class="editor-foot">
        {into === 0 && depthOf(view.value.filter) < DEEPEST && (
          <button type="button" class="button quiet" onClick={() => { const first = columns.value.find(({ type }) => canFilter(type)); if (first) change({ filter: added(view.value.filter, 0, groupOf([newCondition(columns.value.find(({ slug }) => slug === "name") ?? first)], "or")) }); close(); }}>
            <ParenthesesIcon size={14} aria-hidden="true" /> Group
          </button>
        )}
        <button type="button" class="button quiet" onClick={() => setAsJson(true)}>
          <Braces size={14} aria-hidden="true" /> As JSON
        </button>
      </div>
    </>
  );
}

/** At most five steps, Attio's maximum; each reference is also a way on. */
const STEPS = 4;

function choicesOf({ path, lead, columns }: { path: readonly string[]; lead: string; columns: readonly Column[] }): Choice[] {
  const filterable = columns.filter(({ type }) => canFilter(type));
  const plain = filterable.map((column) => ({ column, path, lead, isWay: false }));
  const ways = path.length < STEPS ? filterable.filter((column) => targetOf(column)).map((column) => ({ column, path, lead, isWay: true })) : [];
  const first = (choice: Choice) => (choice.column.slug === "name" ? 0 : 1);
  return [...plain.sort((a, b) => first(a) - first(b) || alphabetical(a.column.title, b.column.title)), ...ways];
}
