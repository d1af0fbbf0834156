// The editable form of a filter: conditions, groups of them, and parts that only JSON can express.
import type { Filter } from "attio-wasm";

export interface Condition {
  readonly kind: "condition";
  readonly key: number;
  /** References that lead to the attribute, from the object that is queried. */
  readonly path: readonly string[];
  readonly attribute: string;
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface Group {
  readonly kind: "group";
  readonly key: number;
  readonly match: "and" | "or";
  readonly isNot: boolean;
  readonly items: readonly Node[];
}

export interface Json {
  readonly kind: "json";
  readonly key: number;
  readonly filter: Filter;
}

export type Node = Condition | Group | Json;

export const DEEPEST = 3;

let lastKey = 0;
export const nextKey = () => (lastKey += 1);

export const emptyGroup = (): Group => ({ kind: "group", key: 0, match: "and", isNot: false, items: [] });
export const groupOf = (items: readonly Node[], match: Group["match"] = "and", isNot = false): Group => ({ kind: "group", key: nextKey(), match, isNot, items });

/**
 * The group with one node replaced; with none given the node is removed, and its group, too, if that becomes empty.
 */
export function replaced(group: Group, key: number, next: Node | undefined): Group {
  const items = group.items.flatMap((item): Node[] => {
    if (item.key === key) return next ? [next] : [];
    if (item.kind !== "group") return [item];
    const inner = replaced(item, key, next);
    return inner.items.length === 0 ? [] : [inner];
  });
  return { ...group, items };
}

export function added(group: Group, to: number, node: Node): Group {
  if (group.key === to) return { ...group, items: [...group.items, node] };
  return { ...group, items: group.items.map((item) => (item.kind === "group" ? added(item, to, node) : item)) };
}

export function found(group: Group, key: number): Node | undefined {
  for (const item of group.items) {
    if (item.key === key) return item;
    const inner = item.kind === "group" ? found(item, key) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

export const depthOf = (node: Node): number => (node.kind === "group" ? 1 + Math.max(0, ...node.items.map(depthOf)) : 0);

/** Moves a node into a group. */
export function moved(group: Group, key: number, into: number): Group {
  const node = found(group, key);
  const target = into === group.key ? group : found(group, into);
  if (!node || !target || target.kind !== "group" || key === into || (node.kind === "group" && found(node, into))) return group;
  return added(replaced(group, key, undefined), into, node);
}
