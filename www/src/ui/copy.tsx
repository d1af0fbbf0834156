import { Check, Copy } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { announce } from "./announce";

export const copy = (text: string) => navigator.clipboard.writeText(text);

export function CopyButton({ text, label, children }: { text: () => string; label: string; children?: preact.ComponentChildren }) {
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const onClick = async () => {
    try {
      await copy(text());
      setState("copied");
      announce("Copied.");
    } catch {
      // Without a secure context or permission, the text can still be selected.
      setState("refused");
      announce("Copying was refused.");
    }
  };
  const Icon = state === "copied" ? Check : Copy;
  return (
    <button type="button" class="button quiet copy" aria-label={label} title={label} data-state={state} onClick={onClick}>
      {children}
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
