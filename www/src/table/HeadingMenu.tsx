// Menu of a heading, besides the click that sorts.
import { ArrowDown, ArrowUp, EyeOff, Pin } from "lucide-preact";
import { canSort } from "../query/operators";
import { change, hasFilters, view } from "../query/view";
import { Popover } from "../ui/Popover";
import { grid } from "./Grid";
import { headingMenu, hideColumn, pinColumn } from "./heading";
import { shown } from "./run";

export default function HeadingMenu() {
  const { value } = headingMenu;
  if (!value) return null;
  const { slug, title, type } = value.column;
  const close = () => {
    headingMenu.value = undefined;
    grid.value?.focus({ preventScroll: true });
  };
  const item = (label: string, Icon: typeof Pin, act: () => void, isDisabled = false) => (
    <li>
      <button type="button" class="menu-item" disabled={isDisabled} onClick={() => (act(), close())}>
        <Icon size={14} aria-hidden="true" /> {label}
      </button>
    </li>
  );
  const sort = (direction: "asc" | "desc") => () => change({ sorts: [{ attribute: slug, direction }] });
  const isSortable = hasFilters(view.value.place) && canSort(type);
  return (
    <Popover anchor={{ current: value.cell }} label={title} onClose={close}>
      <ul class="menu">
        {isSortable && item("Sort ascending", ArrowUp, sort("asc"))}
        {isSortable && item("Sort descending", ArrowDown, sort("desc"))}
        {item("Pin at the left", Pin, () => pinColumn(slug), shown.value[0] === slug)}
        {item("Hide", EyeOff, () => hideColumn(slug), shown.value.length === 1)}
      </ul>
    </Popover>
  );
}
