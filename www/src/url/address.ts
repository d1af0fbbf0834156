// Synchronizes address and view: runs and records are history entries, edits replace the current one.
import { effect, signal, untracked } from "@preact/signals";
import { client } from "../schema/workspace";
import { fromAttio } from "../query/from-attio";
import { emptyGroup } from "../query/filter";
import { look, lookAlong, meaning, schemaOf } from "../query/schema";
import { toAttio } from "../query/to-attio";
import { hasFilters, HOME, placeKey, view, type View } from "../query/view";
import { announce } from "../ui/announce";
import { addressOf, readAddress } from "./fragment";

/** Parts of the address that could not be read. */
export const leftOut = signal<readonly string[]>([]);

/** An address names attributes: its filter waits until they are known. */
let pending: string | undefined;
let isReading = false;

function write({ place, sorts, columns, record, filter }: View) {
  const known = hasFilters(place) && schemaOf(place.slug) !== undefined;
  const sent = known ? toAttio(filter, meaning) : undefined;
  return addressOf(place, { sorts, ...(sent && { filter: sent }), ...(columns && { columns }), ...(record && { record }) });
}

async function read() {
  const address = readAddress(location.hash, HOME);
  const { place, sorts, columns, record, filter } = address;
  leftOut.value = address.leftOut;
  const plain: View = { place, sorts, filter: emptyGroup(), ...(columns && { columns }), ...(record && { record }) };
  const here = location.hash;
  if (!filter) {
    pending = undefined;
    isReading = true;
    view.value = plain;
    isReading = false;
    return tellLeftOut();
  }
  pending = here;
  const attio = client.value;
  // The same view keeps its rows until the filter is interpreted.
  if (!attio) return void (view.value = { ...plain, filter: { ...emptyGroup(), items: [{ kind: "json", key: -1, filter }] } });
  try {
    if (place.kind === "objects" || place.kind === "lists") await look(attio, place.kind, place.slug);
    await lookAlong(attio, emptyGroup());
  } catch {
    // Sent unchanged; it fails where it must.
  }
  if (pending !== here) return;
  pending = undefined;
  isReading = true;
  view.value = { ...plain, filter: fromAttio(filter, place.slug, schemaOf) };
  isReading = false;
  tellLeftOut();
}

function tellLeftOut() {
  if (leftOut.value.length > 0) announce(`Of the address this could not be read: ${leftOut.value.join(", ")}.`);
}

/** A history entry that is not written yet, and the timer that writes it. */
let waiting: { readonly write: () => void; readonly timer: ReturnType<typeof setTimeout> } | undefined;

/** A run is a history entry; so is a record that opens or closes. Written after the frame, since it takes milliseconds. */
function put(address: string, isStep: boolean) {
  const write = () => {
    forget();
    if (isStep) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  };
  waiting = { write, timer: setTimeout(write, 30) };
}

function forget() {
  clearTimeout(waiting?.timer);
  waiting = undefined;
}

/** Starts with the view in the address, and keeps both in sync. */
export function followAddress() {
  void read();
  addEventListener("popstate", () => {
    forget();
    void read();
  });
  // Once the attributes are known, a filter from an address can be edited.
  let first = true;
  effect(() => {
    if (!client.value || !first) return;
    first = false;
    untracked(() => void read());
  });
  let last = { place: placeKey(view.value.place), record: view.value.record?.id, asked: askedOf(view.value) };
  effect(() => {
    const { value } = view;
    untracked(() => {
      const now = { place: placeKey(value.place), record: value.record?.id, asked: askedOf(value) };
      const isStep = now.place !== last.place || now.record !== last.record || now.asked !== last.asked;
      last = now;
      if (isReading || pending !== undefined) return;
      const address = write(value);
      waiting?.write();
      if (address === (location.hash || addressOf(HOME))) return;
      leftOut.value = [];
      put(address, isStep);
    });
  });
}

const askedOf = ({ filter, sorts }: View) => JSON.stringify([filter.items.length > 0 ? (toAttio(filter, meaning) ?? null) : null, sorts]);
