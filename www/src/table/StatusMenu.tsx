// Menu of an entry's statuses, in its cell.
import { useEffect, useState } from "preact/hooks";
import { choicesOf, client, type Choice } from "../schema/workspace";
import { whyNot } from "../record/writing";
import { Picker } from "../ui/Picker";
import { Popover } from "../ui/Popover";
import { tell } from "../ui/errors";
import { choosing, setStatus } from "./cell-action";
import { Chip } from "./Cell";
import { grid } from "./Grid";

export default function StatusMenu() {
  const { value } = choosing;
  const [choices, setChoices] = useState<readonly Choice[]>();
  const [wrong, setWrong] = useState<string>();
  useEffect(() => {
    const attio = client.value;
    if (attio && value) choicesOf(attio, "lists", value.place.slug, value.column).then(setChoices, (error) => setWrong(tell(error).message));
  }, [value]);
  if (!value) return null;
  const why = whyNot("entries.update");
  const { place, row, column, cell } = value;
  const close = () => {
    choosing.value = undefined;
    grid.value?.focus({ preventScroll: true });
  };
  return (
    <Popover anchor={{ current: cell }} label={column.title} onClose={close}>
      {wrong && <p class="wrong" role="alert">{wrong}</p>}
      {why && <p class="wrong" role="alert">{why}</p>}
      {!choices && !wrong && !why && <p class="loading" role="status">Loading…</p>}
      {choices && !why && (
        <Picker
          label={column.title}
          items={choices}
          textOf={({ title }) => title}
          keyOf={({ id }) => id}
          isChosen={({ title }) => title === row[column.slug]}
          onChoose={({ title }) => (close(), void setStatus(place, row, column, title))}
          render={({ title }) => <Chip text={title} column={column} />}
        />
      )}
    </Popover>
  );
}
