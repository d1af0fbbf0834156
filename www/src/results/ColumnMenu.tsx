import type { Attribute } from "attio-wasm";
import { Columns3 } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";

interface ColumnMenuProps {
  attributes: readonly Attribute[];
  shown: readonly string[];
  onChange(shown: string[]): void;
}

/** Which columns the table has. Closes on Escape and on a click beside it. */
export function ColumnMenu({ attributes, shown, onChange }: ColumnMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const details = menu.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        details.querySelector("summary")?.focus();
      } else if (details.contains(event.target as Node)) return;
      details.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return (
    <details class="menu" ref={menu}>
      <summary class="button small">
        <Columns3 size={14} aria-hidden="true" />
        <span>Columns</span>
      </summary>
      <fieldset class="menu-body">
        <legend class="visually-hidden">Columns of the table</legend>
        {attributes.map(({ api_slug, title }) => (
          <label key={api_slug}>
            <input
              type="checkbox"
              checked={shown.includes(api_slug)}
              disabled={shown.length === 1 && shown.includes(api_slug)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...shown, api_slug] : shown.filter((slug) => slug !== api_slug))
              }
            />
            {title}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
