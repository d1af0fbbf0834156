import { useState } from "preact/hooks";
import type { RecordPath } from "../query/view";
import { RecordInput } from "../query/ValueInput";
import { plain } from "../schema/columns";
import { objects } from "../schema/workspace";
import { NoteForm } from "../record/Notes";

/** A note needs a record, which is chosen first. */
export function NewNote({ onDone }: { onDone(record: RecordPath): void }) {
  const [object, setObject] = useState("companies");
  const [ids, setIds] = useState<readonly string[]>([]);
  const target = objects.value.find(({ api_slug }) => api_slug === object)?.id.object_id ?? object;
  return (
    <div class="related">
      <label class="field">
        <span>About</span>
        <select class="input" value={object} onChange={(event) => (setObject(event.currentTarget.value), setIds([]))}>
          {objects.value.map(({ api_slug, singular_noun }) => <option key={api_slug} value={api_slug ?? ""}>{singular_noun ?? api_slug}</option>)}
        </select>
      </label>
      <RecordInput key={object} column={{ ...plain("record", "Record", "record-reference"), targets: [target] }} label="Record" values={ids} onChange={setIds} isOne />
      {ids[0] && <NoteForm object={object} id={ids[0]} onWritten={() => onDone({ object, id: ids[0] ?? "" })} />}
    </div>
  );
}
