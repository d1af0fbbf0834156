// Editor of a group's operator: all or any of its filters, or their negation.
import { useState } from "preact/hooks";
import AddFilter from "./AddFilter";
import { depthOf, DEEPEST, groupOf, replaced, type Group } from "./filter";
import { newCondition } from "./meaning";
import { columns } from "../table/run";
import { change, view } from "./view";

const put = (group: Group) => change({ filter: group.key === 0 ? group : replaced(view.value.filter, group.key, group) });

export default function GroupEditor({ group, close }: { group: Group; close(): void }) {
  const [isAdding, setAdding] = useState(false);
  if (isAdding) return <AddFilter close={close} into={group.key} />;
  const choose = (changes: Partial<Group>) => put({ ...group, ...changes });
  const name = columns.value.find(({ slug }) => slug === "name") ?? columns.value[0];
  return (
    <div class="condition">
      <fieldset class="choices">
        <legend>Records match</legend>
        {(["and", "or"] as const).map((match) => (
          <label key={match}>
            <input type="radio" name="match" checked={group.match === match} onChange={() => choose({ match })} />
            {match === "and" ? "all of these" : "any of these"}
          </label>
        ))}
        <label>
          <input type="checkbox" checked={group.isNot} onChange={() => choose({ isNot: !group.isNot })} />
          not
        </label>
      </fieldset>
      <div class="editor-foot">
        {group.key !== 0 && (
          <button type="button" class="button quiet" onClick={() => (change({ filter: replaced(view.value.filter, group.key, undefined) }), close())}>
            Remove group
          </button>
        )}
        {name && depthOf(view.value.filter) < DEEPEST && (
          <button type="button" class="button quiet" onClick={() => (put({ ...group, items: [...group.items, groupOf([newCondition(name)], "or")] }), close())}>
            Add group
          </button>
        )}
        <button type="button" class="button" onClick={() => setAdding(true)}>
          Add filter
        </button>
      </div>
    </div>
  );
}
