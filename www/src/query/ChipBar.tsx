// The filters as chips. A click edits one in place; groups are shown in brackets.
import { X } from "lucide-preact";
import { lazy } from "../ui/lazy";
import { MenuButton } from "../ui/Popover";
import { columns } from "../table/run";
import { found, moved, replaced, type Condition, type Group, type Json, type Node } from "./filter";
import { isComplete, wordsOf } from "./meaning";
import { meaning, nameOfId, schemaOf } from "./schema";
import { change, view } from "./view";

const ConditionEditor = lazy(() => import("./ConditionEditor"));
const GroupEditor = lazy(() => import("./GroupEditor"));
const JsonEditor = lazy(() => import("./JsonEditor"));

const put = (key: number, node: Node | undefined) => change({ filter: replaced(view.value.filter, key, node) });

export function ChipBar() {
  const { filter } = view.value;
  // The attributes give a condition its meaning.
  void columns.value;
  void schemaOf(view.value.place.slug);
  if (filter.items.length === 0) return null;
  return (
    <div class="chips" role="group" aria-label="Filters">
      {(filter.items.length > 1 || filter.isNot) && <GroupWord group={filter} />}
      {filter.items.map((item) => (
        <Item key={item.key} node={item} />
      ))}
    </div>
  );
}

function Item({ node }: { node: Node }) {
  if (node.kind === "group") {
    return (
      <span class="chip-group" role="group" aria-label={`Group: ${node.isNot ? "not " : ""}${node.match === "and" ? "all" : "any"} of ${node.items.length}`} onDragOver={allowDrop} onDrop={(event) => drop(event, node.key)}>
        <GroupWord group={node} />
        {node.items.map((item) => (
          <Item key={item.key} node={item} />
        ))}
      </span>
    );
  }
  return node.kind === "json" ? <JsonChip node={node} /> : <ConditionChip node={node} />;
}

const allowDrop = (event: DragEvent) => event.dataTransfer?.types.includes("text/x-filter") && event.preventDefault();
function drop(event: DragEvent, into: number) {
  event.preventDefault();
  event.stopPropagation();
  const key = Number(event.dataTransfer?.getData("text/x-filter"));
  change({ filter: moved(view.value.filter, key, into) });
}

function GroupWord({ group }: { group: Group }) {
  const word = `${group.isNot ? "not " : ""}${group.match === "and" ? "all of" : "any of"}`;
  return (
    <MenuButton title="Group" class="group-word" popoverClass="editor" content={word} label={`Match ${word}; change`}>
      {(close) => <GroupEditor group={group} close={close} />}
    </MenuButton>
  );
}

function ConditionChip({ node }: { node: Condition }) {
  const means = meaning(node);
  const words = means && wordsOf(node, means, nameOfId);
  const text = words ? `${words.subject} ${words.verb} ${words.value}`.trim() : `${node.attribute}: not an attribute here`;
  const isUnfinished = !means || !isComplete(node, means);
  return (
    <span class="filter-chip" data-unfinished={isUnfinished} draggable onDragStart={(event) => event.dataTransfer?.setData("text/x-filter", String(node.key))}>
      <MenuButton
        title="Filter"
        class="filter-chip-text"
        popoverClass="editor"
        label={`${text}${isUnfinished ? " (left out until it has a value)" : ""}; edit`}
        content={words ? <><b>{words.subject}</b> {words.verb} <span class="filter-value" dir="auto">{words.value}</span></> : <>{text}</>}
      >
        {(close) => <ConditionEditor condition={node} onDone={(next: Condition) => (put(node.key, next), close())} close={close} />}
      </MenuButton>
      <Remove node={node} text={text} />
    </span>
  );
}

function JsonChip({ node }: { node: Json }) {
  const text = JSON.stringify(node.filter);
  return (
    <span class="filter-chip">
      <MenuButton title="Filter as JSON" class="filter-chip-text" popoverClass="editor" content={<code>{text.length > 36 ? `${text.slice(0, 35)}…` : text}</code>} label="A filter that only JSON can say; edit">
        {(close) => <JsonEditor close={close} />}
      </MenuButton>
      <Remove node={node} text={text} />
    </span>
  );
}

function Remove({ node, text }: { node: Node; text: string }) {
  const remove = (event: MouseEvent) => {
    // The focus moves to the next chip, or to the button that adds filters.
    const bar = (event.currentTarget as Element).closest(".bar-query");
    const buttons = [...(bar?.querySelectorAll<HTMLElement>(".filter-chip-remove") ?? [])];
    const at = buttons.indexOf(event.currentTarget as HTMLElement);
    put(node.key, undefined);
    requestAnimationFrame(() => {
      const left = [...(bar?.querySelectorAll<HTMLElement>(".filter-chip-remove") ?? [])];
      (left[Math.min(at, left.length - 1)] ?? bar?.querySelector<HTMLElement>(".add-filter"))?.focus();
    });
  };
  if (!found(view.value.filter, node.key)) return null;
  return (
    <button type="button" class="filter-chip-remove" aria-label={`Remove: ${text}`} onClick={remove}>
      <X size={12} aria-hidden="true" />
    </button>
  );
}
