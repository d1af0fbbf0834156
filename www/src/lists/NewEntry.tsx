import { useState } from "preact/hooks";
import type { RecordPath } from "../query/view";
import { RecordInput } from "../query/ValueInput";
import { plain } from "../schema/columns";
import { client, lists, objects } from "../schema/workspace";
import { NotWanted, whyNot, write } from "../record/writing";
import { tell } from "../ui/errors";
import { literal } from "../wire/literal";

/** Adds a record to a list. */
export function NewEntry({ list, onDone }: { list: string; onDone(record: RecordPath): void }) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState<string>();
  const object = lists.value.find(({ api_slug }) => api_slug === list)?.parent_object[0] ?? "";
  const target = objects.value.find(({ api_slug }) => api_slug === object)?.id.object_id ?? object;
  const why = whyNot("entries.create");
  const save = async () => {
    const attio = client.value;
    const [id] = ids;
    if (!attio) return;
    if (!id) return setWrong("Choose a record.");
    const body = { parent_object: object, parent_record_id: id, entry_values: {} };
    try {
      await write("entries.create", `attio.entries.create(${JSON.stringify(list)}, ${literal(body)})`, () => attio.entries.create(list, body));
      onDone({ object, id });
    } catch (error) {
      if (!(error instanceof NotWanted)) setWrong(tell(error).message);
    }
  };
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
      <RecordInput column={{ ...plain("record", "Record", "record-reference"), targets: [target] }} label="Record" values={ids} onChange={setIds} isOne />
      {(why ?? wrong) && <p class="wrong" role="alert">{why ?? wrong}</p>}
      <div class="dialog-actions"><button type="submit" class="button primary" disabled={why !== undefined}>Add to list</button></div>
    </form>
  );
}
