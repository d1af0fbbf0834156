// A cell: text where it can be, marks for what has one. All of it is text nodes, whatever a record contains.
import type { Column } from "../schema/columns";
import { hueOfOption } from "./hue";
import { initial, wordOf, wordsOf } from "./words";

const SHOWN = 2;

export function CellContent({ value, column }: { value: unknown; column: Column }) {
  if (value === undefined) return <span class="bone" aria-hidden="true" />;
  if (value === null || (Array.isArray(value) && value.length === 0)) return <span class="nothing">–</span>;
  switch (column.type) {
    case "checkbox":
      // A task's: the cell ticks it off. An input would have a state of its own, which is not the task's.
      if (column.slug === "done" && !column.attribute) return <span class={value === true ? "tick on" : "tick"} role="checkbox" aria-label={column.title} aria-checked={value === true} />;
      return <span class={value === true ? "mark yes" : "mark no"}>{value === true ? "Yes" : "No"}</span>;
    case "rating":
      return (
        <span class="rating" role="img" aria-label={`${String(value)} of 5`}>
          {"●".repeat(Math.max(0, Math.min(5, Number(value) || 0)))}
          <span class="rest">{"●".repeat(5 - Math.max(0, Math.min(5, Number(value) || 0)))}</span>
        </span>
      );
  }
  if (column.type === "select" || column.type === "status" || Array.isArray(value) || column.type.endsWith("-reference")) {
    return <Several values={Array.isArray(value) ? value : [value]} column={column} />;
  }
  return <span dir="auto">{wordOf(value, column)}</span>;
}

function Several({ values, column }: { values: readonly unknown[]; column: Column }) {
  const rest = values.length - SHOWN;
  return (
    <span class="several">
      {values.slice(0, SHOWN).map((value, index) => (
        <One key={index} text={wordOf(value, column)} column={column} />
      ))}
      {rest > 0 && <span class="more">+{rest}</span>}
    </span>
  );
}

function One({ text, column }: { text: string; column: Column }) {
  const { type } = column;
  if (type === "select" || type === "status") return <Chip text={text} column={column} />;
  if (type === "record-reference") return <span class="reference" dir="auto">{text}</span>;
  return <span class="one" dir="auto">{text}</span>;
}

/** An option or a status. Its dot has no colour until it is known which one it is. */
export function Chip({ text, column }: { text: string; column: Column }) {
  const hue = hueOfOption(column, text);
  return (
    <span class="chip">
      <span class={column.type === "status" ? "ring" : "dot"} ref={(element) => void (hue !== undefined && element?.style.setProperty("--hue", String(hue)))} data-known={hue !== undefined} />
      <span class="chip-text" dir="auto">
        {text}
      </span>
    </span>
  );
}

export function NameCell({ value, column }: { value: unknown; column: Column }) {
  const label = wordsOf(value, column) || "Unnamed";
  return (
    <>
      <span class="tile" aria-hidden="true">
        {initial(label)}
      </span>
      <span class="name-text" dir="auto">
        {label}
      </span>
    </>
  );
}
