// Converts the editable form of a filter to the one that is sent.
import type { Filter } from "attio-wasm";
import type { Condition, Group, Node } from "./filter";
import { isComplete, type Meaning } from "./meaning";
import type { Input } from "./operators";

export type MeaningOf = (condition: Condition) => Meaning | undefined;

/** The filter of a group, without incomplete conditions and those on unknown attributes. */
export function toAttio(group: Group, meaningOf: MeaningOf, now = new Date()): Filter | undefined {
  const parts = group.items.flatMap((item) => one(item, meaningOf, now) ?? []);
  const [first] = parts;
  if (!first) return undefined;
  const joined: Filter = parts.length === 1 ? first : group.match === "and" ? { $and: parts } : { $or: parts };
  return group.isNot ? { $not: joined } : joined;
}

function one(node: Node, meaningOf: MeaningOf, now: Date): Filter | undefined {
  if (node.kind === "group") return toAttio(node, meaningOf, now);
  if (node.kind === "json") return node.filter;
  const meaning = meaningOf(node);
  return meaning && isComplete(node, meaning) ? conditionToAttio(node, meaning, now) : undefined;
}

function conditionToAttio(condition: Condition, meaning: Meaning, now: Date): Filter {
  const { operator, input } = meaning;
  const values = condition.values.filter((value) => value.trim() !== "");
  switch (operator.form) {
    case "any": {
      const each = values.map((value) => about(meaning, { $eq: toValue(value, input) }, value));
      const [only] = each;
      if (each.length === 1 && only) return operator.negated ? { $not: only } : only;
      // None of several values: each is negated, as Attio documents $not.
      return operator.negated ? { $and: each.map((filter) => ({ $not: filter })) } : { $or: each };
    }
    case "between":
      return about(meaning, { $gte: toValue(values[0] ?? "", input), $lte: toValue(values[1] ?? "", input) });
    case "last_days":
      return about(meaning, { $gte: day(now, -Number(values[0]), meaning), $lte: day(now, 0, meaning) });
    case "next_days":
      return about(meaning, { $gte: day(now, 0, meaning), $lte: day(now, Number(values[0]), meaning) });
  }
  const value = input === "list" ? values.map((value) => value.trim()) : toValue(values[0] ?? "", input);
  const filter = about(meaning, { [operator.operator]: value }, values[0]);
  return operator.negated ? { $not: filter } : filter;
}

/** The comparison at its attribute, or at the end of its path. */
function about({ column, field, steps }: Meaning, comparison: object, value = ""): Filter {
  // The id of an actor needs its type beside it.
  const condition =
    column.type === "actor-reference"
      ? { referenced_actor_type: "workspace-member", referenced_actor_id: value }
      : field.name
        ? { [field.name]: comparison }
        : comparison;
  if (steps.length > 0) return { path: steps.map(([object, { slug }]) => [object, slug] as const), constraints: condition } as Filter;
  return { [column.slug]: condition } as Filter;
}

function toValue(value: string, input: Input): string | number | boolean {
  switch (input) {
    case "none":
      return true;
    case "number":
      return Number(value);
    case "boolean":
      return value === "true";
    case "timestamp":
      // A person sees local time; the sent value names its zone.
      return new Date(value).toISOString();
    default:
      return value;
  }
}

function day(now: Date, days: number, { column }: Meaning): string {
  const at = new Date(now.getTime() + days * 86_400_000);
  return column.type === "date" ? at.toISOString().slice(0, 10) : at.toISOString();
}
