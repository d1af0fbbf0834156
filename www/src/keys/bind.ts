// Binds the shortcuts of the table that also lists them. Keys typed into an input are not affected.
import { closeRecord, view } from "../query/view";
import { actions } from "./actions";

const PAUSE_MS = 1000;

export function bindKeys() {
  let lead = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const target = event.target as HTMLElement;
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    const isOver = document.querySelector("dialog[open], [popover]:popover-open") !== null;
    if (event.key === "Escape" && !isOver && view.value.record) {
      closeRecord();
      return document.querySelector<HTMLElement>("[role=grid]")?.focus();
    }
    const key = event.key.toLowerCase();
    const mods = [(event.metaKey || (event.ctrlKey && key !== "`")) && "mod", event.ctrlKey && key === "`" && "ctrl"].filter(Boolean);
    const pressed = [...mods, key].join("+");
    if (mods.length === 0 && (isTyping || isOver)) return;
    if (isOver && pressed === "mod+k") return;
    const wanted = lead && mods.length === 0 ? `${lead} ${key}` : pressed;
    clearTimeout(timer);
    lead = "";
    const action = actions().find(({ keys }) => keys === wanted);
    if (action) {
      event.preventDefault();
      action.run();
    } else if (pressed === "g") {
      lead = "g";
      timer = setTimeout(() => (lead = ""), PAUSE_MS);
    }
  });
}
