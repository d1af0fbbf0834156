import { Dialog } from "../ui/Dialog";
import { actions, GRID_KEYS } from "./actions";
import { shortcutsOpen } from "./open";
import { shownKeys } from "./shown";

export default function Shortcuts() {
  return (
    <Dialog title="Shortcuts" onClose={() => (shortcutsOpen.value = false)}>
      <dl class="keys">
        {actions().map(({ title, keys }) => keys && [<dt key={title}>{title}</dt>, <dd key={keys}><kbd>{shownKeys(keys)}</kbd></dd>])}
        {GRID_KEYS.map(([title, keys]) => [<dt key={title}>{title}</dt>, <dd key={keys}><kbd>{keys}</kbd></dd>])}
      </dl>
      <div class="dialog-actions">
        <button type="button" class="button primary" onClick={() => (shortcutsOpen.value = false)}>Close</button>
      </div>
    </Dialog>
  );
}
