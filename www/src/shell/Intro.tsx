// The line above the table with an introduction and four things to try. Once dismissed it stays hidden.
import { signal } from "@preact/signals";
import { X } from "lucide-preact";
import { backend, openSandbox } from "../backend/modes";
import { prepareSandbox } from "../backend/sandbox/made";
import { fromAttio } from "../query/from-attio";
import { look, schemaOf } from "../query/schema";
import { emptyGroup } from "../query/filter";
import { change, goTo, view } from "../query/view";
import { client } from "../schema/workspace";
import { loadMore, result, run, running } from "../table/run";
import { impose } from "../trouble/trouble";
import { isIntroDismissed, keepDismissed } from "./intro-kept";
import { measureOpen } from "./measure-open";

const isDismissed = signal(isIntroDismissed());

export function Intro() {
  if (isDismissed.value || (backend.value && backend.value.mode !== "sandbox")) return null;
  return (
    <div class="intro">
      <p class="intro-text">This workspace runs inside this page, in WebAssembly. Nothing leaves it.</p>
      <div class="intro-starts" role="group" aria-label="Try">
        {STARTS.map(({ title, start, prepare }) => (
          <button key={title} type="button" class="start" onPointerEnter={prepare} onFocus={prepare} onClick={() => void start()}>
            {title}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="button quiet icon"
        aria-label="Dismiss"
        onClick={() => {
          isDismissed.value = true;
          document.querySelector<HTMLElement>("[role=grid]")?.focus();
          keepDismissed();
        }}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </div>
  );
}

async function dealsThisQuarter() {
  const attio = client.value;
  if (!attio) return;
  goTo({ kind: "objects", slug: "deals" });
  await look(attio, "objects", "deals");
  const now = new Date();
  const start = Math.floor(now.getMonth() / 3) * 3;
  const day = (month: number, date: number) => new Date(Date.UTC(now.getFullYear(), month, date)).toISOString().slice(0, 10);
  const filter = fromAttio({ $and: [{ close_date: { $gte: day(start, 1), $lte: day(start + 3, 0) } }, { value: { $gt: 50_000 } }] }, "deals", schemaOf);
  change({ filter, sorts: [{ attribute: "value", direction: "desc" }], columns: ["name", "value", "owner", "close_date", "stage", "associated_company", "probability", "source"] });
}

async function allCompanies() {
  await openSandbox("large");
  goTo({ kind: "objects", slug: "companies" });
  change({ filter: emptyGroup(), sorts: [] });
  const isAnswered = () => client.value !== undefined && result.value?.by === client.value && result.value.key === "objects/companies" && !running.value;
  while (!isAnswered()) {
    if (view.value.place.slug !== "companies" || backend.value?.size !== "large") return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await loadMore("all");
}

async function busy() {
  await impose({ kind: "busy", scope: "queries", times: 2, seconds: 2 });
  await run();
}

async function deadGrant() {
  await impose({ kind: "dead_grant", scope: "queries", times: 0, seconds: 0 });
  await run();
}

const STARTS: readonly { title: string; start(): Promise<void>; prepare?: () => void }[] = [
  { title: "Deals this quarter, over 50 k", start: dealsThisQuarter },
  { title: "All 10,000 companies", start: allCompanies, prepare: () => void prepareSandbox("large") },
  { title: "A busy service", start: busy },
  { title: "A dead grant", start: deadGrant },
  { title: "Measure here", start: async () => void (measureOpen.value = true) },
];
