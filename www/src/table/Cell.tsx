// A cell: text, or a mark for types that have one. All content becomes text nodes, whatever a record contains.
// Functions instead of components, and as few elements as possible: a table that scrolls makes thousands.
import type { Column } from "../schema/columns";
import { hueOfOption } from "./hue";
import { initial, wordOf, wordsOf } from "./words";

const SHOWN = 2;

/** Of a cell without a value. */
export const NOTHING = "–";

/** An element, or plain text, whose direction is then its cell's to find. */
export function cellContent(value: unknown, column: Column) {
  if (value === undefined) return <span class="bone" aria-hidden="true" />;
  if (value === null || (Array.isArray(value) && value.length === 0)) return NOTHING;
  switch (column.type) {
    case "checkbox":
      // The mark of a task, which its cell toggles. An input would have a state of its own, different from the
      // task's.
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
  if (!Array.isArray(value)) return one(value, column);
  return value.length === 1 ? one(value[0], column) : several(value, column);
}

function several(values: readonly unknown[], column: Column) {
  const rest = values.length - SHOWN;
  return (
    <span class="several">
      {values.slice(0, SHOWN).map((value) => inline(one(value, column)))}
      {rest > 0 && <span class="more">+{rest}</span>}
    </span>
  );
}

function one(value: unknown, column: Column) {
  const text = wordOf(value, column);
  if (column.type === "select" || column.type === "status") return chip(text, column);
  return column.type === "record-reference" ? <span class="reference" dir="auto">{text}</span> : text;
}

/** An option or a status. Its dot has no colour until the option is known. */
function chip(text: string, column: Column) {
  const hue = hueOfOption(column, text);
  return (
    <span class={column.type === "status" ? "chip ring" : "chip"} dir="auto" style={hue === undefined ? undefined : { "--hue": hue }} data-known={hue !== undefined}>
      {text}
    </span>
  );
}

/** Content as an element in a line of others. */
export const inline = (content: ReturnType<typeof cellContent>) => (typeof content === "string" ? <span class={content === NOTHING ? "nothing" : "one"} dir="auto">{content}</span> : content);

/** The same for a few cells, as components: each is drawn again when its name or colour becomes known. */
export const CellContent = ({ value, column }: { value: unknown; column: Column }) => inline(cellContent(value, column));
export const Chip = ({ text, column }: { text: string; column: Column }) => chip(text, column);

export function nameCell(value: unknown, column: Column) {
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
