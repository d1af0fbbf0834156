// The platform's modal dialog: it traps the focus, restores it, and closes on Escape.
import { ArrowLeft } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { focusIn } from "./focus-in";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface DialogProps {
  title: string;
  onClose(): void;
  children: ComponentChildren;
  class?: string;
}

export function Dialog({ title, onClose, children, class: name = "" }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement as HTMLElement | null;
    element?.showModal();
    const stopFocusing = element && focusIn(element);
    return () => {
      stopFocusing?.();
      element?.close();
      // The element that opened it may no longer exist.
      if (!opener?.isConnected || opener === document.body) document.querySelector<HTMLElement>("[role=grid]")?.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class={`dialog ${name}`} aria-labelledby={heading} onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      <div class="dialog-body">
        <button type="button" class="button quiet sheet-back" onClick={onClose}>
          <ArrowLeft size={16} aria-hidden="true" /> Back
        </button>
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
