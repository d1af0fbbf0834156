import { Check, Copy } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useAnnounce } from "./Announcer";

export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  const announce = useAnnounce();
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setState("copied");
      announce("Copied");
    } catch {
      // Without a secure context, or without permission: the text is there to be selected.
      setState("refused");
      announce("Copying was refused");
    }
  };
  const Icon = state === "copied" ? Check : Copy;
  return (
    <button type="button" class="button small copy" aria-label={label} onClick={copy}>
      <Icon size={14} aria-hidden="true" />
      <span>{state === "copied" ? "Copied" : state === "refused" ? "Refused" : "Copy"}</span>
    </button>
  );
}
