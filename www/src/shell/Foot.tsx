// The bar at the foot on a phone: four buttons, each with a sheet.
import { Filter, List, MoreHorizontal, Terminal } from "lucide-preact";
import { closeRecord, hasFilters, view } from "../query/view";
import { isWireOpen, toggleWire } from "../wire/Wire";
import { openPalette } from "../keys/open";

export function Foot() {
  const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
  return (
    <nav class="foot" aria-label="Parts of the page">
      <button type="button" onClick={() => (closeRecord(), (isWireOpen.value = false), click(".title-button"))}>
        <List size={18} aria-hidden="true" />
        Records
      </button>
      <button type="button" disabled={!hasFilters(view.value.place)} onClick={() => click(".add-filter")}>
        <Filter size={18} aria-hidden="true" />
        Filter
      </button>
      <button type="button" aria-pressed={isWireOpen.value} onClick={toggleWire}>
        <Terminal size={18} aria-hidden="true" />
        Wire
      </button>
      <button type="button" onClick={openPalette}>
        <MoreHorizontal size={18} aria-hidden="true" />
        More
      </button>
    </nav>
  );
}
