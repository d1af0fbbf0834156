// A trap in the core ends its step with an error, without effect on the process, the lease and the next step.
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { bindSync } from "../../js/sync/sync.js";
import { sqliteStore } from "../../js/sync/sqlite-store.js";

let traps = 1;
/** A core that reads nothing and traps as WebAssembly does: its object cannot be freed afterwards. */
const glue = {
  choose: () => JSON.stringify({ chosen: [companies], absent: [], unknown: null }),
  views: () => '{ "views": [], "indexes": [] }',
  next(state, now) {
    const { schemaDue, streams } = JSON.parse(state);
    if (schemaDue <= now) return '{ "do": "schema" }';
    const [stream] = streams.filter(({ leaseUntil, nextSweep }) => leaseUntil <= now && nextSweep <= now);
    return JSON.stringify(stream ? { do: "sweep", stream: stream.stream } : { do: "wait", ms: 1_000 });
  },
  Work: {
    sweep(claim) {
      const { stream, sweep, epoch, cursor, tickets: [ticket] } = JSON.parse(claim);
      let trapped = false;
      const from = { at: "", offset: 0, limit: 0, anchors: [], shifts: 0, ...cursor };
      const checkpoint = { sweep, epoch, from, cursor: null, goesOn: false, failures: 0, pauseUntil: 0, error: "" };
      return {
        on(text) {
          if (traps-- > 0) {
            trapped = true;
            throw new WebAssembly.RuntimeError("unreachable");
          }
          const commit = { ticket, rows: [], gone: [], settled: [], later: [], checkpoint, health: { is: "good" } };
          return JSON.stringify(JSON.parse(text).input === "start" ? [{ effect: "commit", commit }] : [{ effect: "done" }]);
        },
        free() {
          if (trapped) throw new Error(`attempted to take ownership of ${stream} while it was borrowed`);
        },
      };
    },
  },
};

const attio = new AttioClient({ apiKey: "example", fetch: createSandbox({ companies: 3, people: 3, deals: 1 }).fetch, requestsPerSecond: null });
const companies = (await attio.objects.list().toArray()).find(({ api_slug }) => api_slug === "companies").id.object_id;
const sync = bindSync(glue)({ attio, store: sqliteStore(new DatabaseSync(":memory:")), objects: ["companies"], lists: [], members: false, concurrency: 1 });
await assert.rejects(sync.step(), { name: "RuntimeError", message: "unreachable" });
await sync.step();
const [{ lastSweep }] = (await sync.status()).streams;
assert.ok(lastSweep > 0, "the next step takes the work over at once");
console.log("a step ends with unreachable, the next one goes on");
