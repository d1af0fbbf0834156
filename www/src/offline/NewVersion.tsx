import { RefreshCw } from "lucide-preact";
import { newVersion } from "./register";

/** Offers a newer version of the page, which is activated when the person agrees. */
export function NewVersion() {
  const take = newVersion.value;
  if (!take) return null;
  return (
    <button type="button" class="rail-item" onClick={take}>
      <RefreshCw size={15} aria-hidden="true" />
      <span class="rail-text">New version: reload</span>
    </button>
  );
}
