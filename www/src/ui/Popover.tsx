// Popover of a button: in the top layer; the focus moves in and is restored. On a phone it is a sheet.
import { ArrowLeft } from "lucide-preact";
import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { focusIn } from "./focus-in";

interface PopoverProps {
  anchor: RefObject<HTMLElement>;
  label: string;
  onClose(): void;
  children: ComponentChildren;
  placement?: "bottom-start" | "bottom-end" | "top-start" | "right-start" | "right-end" | "top-end";
  class?: string;
}

export const isPhone = () => matchMedia("(max-width: 640px)").matches;

export function Popover({ anchor, label, onClose, children, placement = "bottom-start", class: name = "" }: PopoverProps) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    const opener = anchor.current;
    if (!element) return;
    element.showPopover();
    const stopFocusing = focusIn(element);
    let follow: (() => void) | undefined;
    let isOpen = true;
    if (!isPhone() && opener) {
      // Positioning is a separate module, loaded only with floating elements.
      void import("./place").then(({ keepAt }) => {
        if (isOpen) follow = keepAt(opener, element, placement);
      });
    }
    return () => {
      isOpen = false;
      stopFocusing();
      follow?.();
      const held = element.contains(document.activeElement) || document.activeElement === document.body;
      if (held) (opener?.isConnected ? opener : document.querySelector<HTMLElement>("[role=grid]"))?.focus();
    };
  }, []);

  useLayoutEffect(() => {
    const onDown = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!panel.current?.contains(target) && !anchor.current?.contains(target) && !(target as Element).closest?.("[popover], dialog")) onClose();
    };
    document.addEventListener("pointerdown", onDown);
    return () => document.removeEventListener("pointerdown", onDown);
  });

  return (
    <div
      ref={panel}
      popover="manual"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      class={`popover ${name}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        event.preventDefault();
        onClose();
      }}
    >
      <button type="button" class="button quiet sheet-back" onClick={onClose}>
        <ArrowLeft size={16} aria-hidden="true" />
        Back
      </button>
      {children}
    </div>
  );
}

interface MenuButtonProps {
  /** Accessible name of the button. */
  label?: string;
  title: string;
  class?: string;
  content: ComponentChildren;
  placement?: PopoverProps["placement"];
  popoverClass?: string;
  isDisabled?: boolean;
  children(close: () => void): ComponentChildren;
}

/** A button with a popover. */
export function MenuButton({ label, title, class: name = "button quiet", content, placement, popoverClass, isDisabled = false, children }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  return (
    <>
      <button ref={button} type="button" class={name} aria-haspopup="dialog" aria-expanded={isOpen} aria-label={label} title={label} disabled={isDisabled} onClick={() => setOpen(!isOpen)}>
        {content}
      </button>
      {isOpen && (
        <Popover anchor={button} label={title} onClose={close} {...(placement && { placement })} {...(popoverClass && { class: popoverClass })}>
          {children(close)}
        </Popover>
      )}
    </>
  );
}
