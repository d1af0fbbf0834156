// A client for all requests of the isolate, as the guide recommends. `/memory` returns what is alive.
import { liveMemories } from "./memories.mjs";
import { AttioClient } from "attio-wasm";

/** @type {AttioClient | undefined} */
let attio;
let ended = 0;

const ways = {
  /** A file whose download the visitor aborts. */
  export: () => new Response(attio.records.exportCsv("people", { limit: 200 })),
  /** Rows that are all read before the answer begins. */
  async rows() {
    let count = 0;
    for await (const _ of attio.records.rows("people", { limit: 200 })) count += 1;
    return new Response(String(count));
  },
  expand: async () => new Response(JSON.stringify(await attio.records.rows("people", { limit: 200 }, { expand: { company: ["name"] } }).toArray())),
  async bulk() {
    const items = Array.from({ length: 40 }, (_, index) => ({ values: { name: `Name ${index}` } }));
    return new Response(JSON.stringify(await attio.records.createMany("people", items)));
  },
  call: async () => new Response(JSON.stringify(await attio.self())),
  /** With a signal, as of a caller with a time limit. */
  async signal() {
    const controller = new AbortController();
    return new Response(JSON.stringify(await attio.tasks.list({}, { signal: controller.signal }).toArray()));
  },
  upload: async () => new Response(JSON.stringify(await attio.files.upload({ file: new Blob(["x".repeat(100_000)]), object: "people", record_id: "one" }))),
  async "client of its own"(env) {
    const own = clientOf(env);
    return new Response(JSON.stringify(await own.records.query("people", { limit: 200, offset: 200 })));
  },
};

const clientOf = ({ ATTIO }) => new AttioClient({ apiKey: () => Promise.resolve("sk-canary-disconnects"), baseUrl: ATTIO, requestsPerSecond: null, maxRetries: 0, timeoutMs: 600_000 });

export default {
  async fetch(request, env) {
    attio ??= clientOf(env);
    const way = decodeURIComponent(new URL(request.url).pathname.slice(1));
    if (way === "memory") return Response.json({ ...liveMemories(), ended });
    try {
      return await ways[way](env);
    } finally {
      // Not reached where a visitor leaves, which is the point of the test.
      if (way !== "export") ended += 1;
    }
  },
};
