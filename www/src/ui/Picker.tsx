// A searchable list, after the ARIA pattern of a combobox: arrows move, Enter chooses.
import type { ComponentChildren } from "preact";
import { useGradually } from "./gradually";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";

interface PickerProps<T> {
  label: string;
  items: readonly T[];
  textOf(item: T): string;
  keyOf(item: T): string;
  render(item: T): ComponentChildren;
  onChoose(item: T): void;
  /** Loads the items for a typed text, where they come from elsewhere. */
  onType?(text: string): void;
  isChosen?(item: T): boolean;
  placeholder?: string;
  empty?: string;
}

const AT_MOST = 200;

export function Picker<T>({ label, items, textOf, keyOf, render, onChoose, onType, isChosen, placeholder = "Type to search", empty = "Nothing fits" }: PickerProps<T>) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const isMoved = useRef(false);
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fitting = (onType ? items : items.filter((item) => words.every((word) => textOf(item).toLocaleLowerCase().includes(word)))).slice(0, AT_MOST);
  const current = Math.min(at, fitting.length - 1);
  const drawn = new Set(useGradually(fitting, keyOf, "", fitting[current] && keyOf(fitting[current])));

  useLayoutEffect(() => {
    // It forces a layout, which only a key needs.
    if (isMoved.current) list.current?.querySelector("[data-at=true]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) {
      event.preventDefault();
      isMoved.current = true;
      return setAt(Math.max(0, Math.min(fitting.length - 1, current + step)));
    }
    const item = fitting[current];
    if (event.key === "Enter") {
      event.preventDefault();
      if (item !== undefined) onChoose(item);
    }
  };

  return (
    <div class="picker">
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-label={label}
        aria-activedescendant={fitting.length > 0 ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        class="input"
        value={text}
        placeholder={placeholder}
        autoComplete="off"
        spellcheck={false}
        data-autofocus
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          onType?.(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={id} role="listbox" aria-label={label} class="picker-list">
        {fitting.map((item, index) => drawn.has(item) && (
          <li
            key={keyOf(item)}
            id={`${id}-${index}`}
            role="option"
            class="picker-item"
            aria-selected={isChosen ? isChosen(item) : index === current}
            data-at={index === current}
            onPointerMove={() => index !== current && setAt(index)}
            onClick={() => onChoose(item)}
          >
            {render(item)}
          </li>
        ))}
      </ul>
      {fitting.length === 0 && <p class="muted picker-empty" role="status">{empty}</p>}
    </div>
  );
}
