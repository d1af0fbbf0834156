import { columns } from "../table/run";
import { Picker } from "../ui/Picker";
import { TypeIcon } from "../ui/TypeIcon";
import { canSort } from "./operators";
import { change, view } from "./view";

export default function SortPicker({ close }: { close(): void }) {
  const { sorts } = view.value;
  const items = columns.value.filter(({ slug, type }) => canSort(type) && !sorts.some(({ attribute }) => attribute === slug));
  return (
    <Picker
      label="Sort by"
      items={items}
      textOf={({ title, type }) => `${title} ${type}`}
      keyOf={({ slug }) => slug}
      onChoose={({ slug }) => (change({ sorts: [...sorts, { attribute: slug, direction: "asc" }] }), close())}
      render={({ title, type }) => (
        <>
          <TypeIcon type={type} />
          <span>{title}</span>
        </>
      )}
    />
  );
}
