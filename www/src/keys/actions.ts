// All actions with a key or in the palette, as one table for the bindings, the list and the palette.
import { openBackendMenu } from "../backend/open-menu";
import { openConnections } from "../connections/open";
import { goTo, hasFilters, view, type Place } from "../query/view";
import { downloadTypes } from "../schema/download-types";
import { lists, objects } from "../schema/workspace";
import { loadMore, run, stop } from "../table/run";
import { endTrouble, trouble } from "../trouble/trouble";
import { toggleWire } from "../wire/Wire";
import { measureOpen } from "../shell/measure-open";
import { openPalette, openShortcuts } from "./open";

export interface Action {
  readonly title: string;
  /** `mod+k`, `g c`, `/` */
  readonly keys?: string;
  readonly run: () => void;
}

const click = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.click();
const go = (place: Place) => () => goTo(place);

export function actions(): readonly Action[] {
  return [
    { title: "Search and commands", keys: "mod+k", run: openPalette },
    { title: "Shortcuts", keys: "?", run: openShortcuts },
    { title: "Open or close the wire", keys: "ctrl+`", run: toggleWire },
    { title: "Add a filter", keys: "/", run: () => hasFilters(view.value.place) && click(".add-filter")() },
    { title: "New", keys: "n", run: click(".new-button") },
    { title: "Edit the open record", keys: "e", run: () => document.querySelector<HTMLElement>(".record .value-button")?.click() },
    { title: "To the table", keys: "t", run: () => document.querySelector<HTMLElement>("[role=grid]")?.focus() },
    { title: "Run again", keys: "r", run: () => void run() },
    { title: "Load all", keys: "a", run: () => void loadMore("all") },
    { title: "Stop", keys: ".", run: stop },
    { title: "Connections", keys: "g x", run: openConnections },
    { title: "Download the workspace's types (attio.d.ts)", run: () => void downloadTypes() },
    { title: "Measure here: JSON, records, rows", run: () => (measureOpen.value = true) },
    { title: "Trouble", run: click(".trouble-button") },
    { title: "Where it goes", keys: "g b", run: openBackendMenu },
    { title: "Go to companies", keys: "g c", run: go({ kind: "objects", slug: "companies" }) },
    { title: "Go to people", keys: "g p", run: go({ kind: "objects", slug: "people" }) },
    { title: "Go to deals", keys: "g d", run: go({ kind: "objects", slug: "deals" }) },
    { title: "Go to tasks", keys: "g t", run: go({ kind: "tasks", slug: "" }) },
    { title: "Go to notes", keys: "g n", run: go({ kind: "notes", slug: "" }) },
    { title: "Go to meetings", keys: "g m", run: go({ kind: "meetings", slug: "" }) },
    { title: "Go to members", keys: "g u", run: go({ kind: "members", slug: "" }) },
    ...(trouble.value ? [{ title: "End the trouble", run: () => void endTrouble() }] : []),
  ];
}

/** Keys that the table itself binds. */
export const GRID_KEYS: readonly (readonly [string, string])[] = [
  ["Next and previous row", "j k ↑ ↓"],
  ["Next and previous cell", "← →"],
  ["First and last cell of the row", "Home End"],
  ["A page of rows", "PgUp PgDn"],
  ["Open the record; tick off a task; choose a status", "Enter"],
  ["Hide or pin the column of a heading", "Alt ↓"],
  ["Copy the cell", "⌘C"],
  ["History of a value in a record", "h"],
  ["Close what is open", "Esc"],
];

export function places(): readonly { title: string; place: Place }[] {
  return [
    ...objects.value.flatMap(({ api_slug, plural_noun }) => (api_slug ? [{ title: plural_noun ?? api_slug, place: { kind: "objects", slug: api_slug } as const }] : [])),
    ...lists.value.map(({ api_slug, name }) => ({ title: name, place: { kind: "lists", slug: api_slug } as const })),
  ];
}
