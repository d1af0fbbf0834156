// A caller's own `fetch`: called as `fetch(url, init)` with plain values; its exceptions are not reported as network
// errors.
import { ending, pause, settled } from "../story.mjs";

const answer = () => Response.json({ data: { id: { task_id: "t" } }, active: false });
const task = { content: "Call", format: "plaintext", deadline_at: null, linked_records: [], assignees: [] };

export const fetch = [
  {
    name: "fetch is called with a URL and plain values",
    where: "everywhere",
    expected: [
      "https://api.maton.ai/attio/v2/tasks?offset=0&limit=500 GET nothing accept: a/b, authorization: Bearer key, x-own: 2",
      'https://api.maton.ai/attio/v2/tasks POST string authorization: Bearer key, content-type: application/json, x-own: 1',
      "https://api.maton.ai/attio/v2/files/upload POST ArrayBuffer authorization: Bearer key, content-type: multipart/form-data, x-own: 1",
    ].join("\n"),
    async run({ AttioClient }) {
      const calls = [];
      const fetch = async (url, init) => {
        const headers = Object.entries(init.headers).sort().map(([name, value]) => `${name}: ${value.replace(/;.*/, "")}`);
        const isPlain = [init, init.headers].every((object) => Object.getPrototypeOf(object) === Object.prototype);
        if (!isPlain || init.redirect !== "manual" || !(init.signal instanceof AbortSignal)) throw new Error("not plain");
        calls.push([url, init.method, init.body?.constructor.name.replace("String", "string") ?? "nothing", headers.join(", ")].join(" "));
        return answer();
      };
      const attio = new AttioClient({ apiKey: "key", fetch, headers: { "X-Own": "1" } });
      await settled(attio.tasks.list({}, { headers: { Accept: "a/b", "x-own": "2" } }));
      await settled(attio.tasks.create(task));
      await settled(attio.files.upload({ file: new Blob(["text"]), object: "companies", record_id: "00000000-0000-4000-8000-000000000000" }));
      return calls.join("\n");
    },
  },
  {
    name: "a wrapper that spreads its arguments sends the key",
    where: "everywhere",
    expected: "Bearer key, traced",
    async run({ AttioClient }) {
      let seen;
      const inner = async (...args) => ((seen = new Request(...args)), answer());
      const wrapper = (url, init) => inner(url, { ...init, headers: { ...init?.headers, "x-trace": "traced" } });
      await settled(new AttioClient({ apiKey: "key", fetch: wrapper }).self());
      return `${seen.headers.get("authorization")}, ${seen.headers.get("x-trace")}`;
    },
  },
  {
    name: "an exception of fetch before sending is a configuration error, and is not retried",
    where: "everywhere",
    expected: "configuration after 1, configuration after 1, configuration after 1",
    async run({ AttioClient }) {
      const broken = [
        () => { throw new Error("no session"); },
        async () => { throw new Error("no session"); },
        async (url, init) => init.headers.set("x", "y"),
      ];
      const told = [];
      for (const one of broken) {
        let times = 0;
        const attio = new AttioClient({ apiKey: "key", fetch: (...args) => ((times += 1), one(...args)) });
        const error = await settled(attio.tasks.create(task));
        if (!error.cause || !/`fetch`/.test(error.message)) return `${error.message}, cause ${error.cause}`;
        told.push(`${await ending(Promise.reject(error))} after ${times}`);
      }
      return told.join(", ");
    },
  },
  {
    name: "a later rejection of fetch, or one like a network failure, is a network error",
    where: "everywhere",
    expected: "network, maybe processed, network, maybe processed",
    async run({ AttioClient }) {
      const lost = [
        async () => { await pause(150); throw new Error("gone"); },
        async () => { throw new TypeError("fetch failed"); },
      ];
      const told = [];
      for (const fetch of lost) told.push(await ending(new AttioClient({ apiKey: "key", fetch }).tasks.create(task)));
      return told.join(", ");
    },
  },
  {
    name: "what is no response is not blamed on the network, and may have been processed",
    where: "everywhere",
    expected: "network, maybe processed, of `fetch` ×8",
    async run({ AttioClient }) {
      const headers = new Headers();
      const given = [undefined, null, "text", {}, { status: 200 }, { status: "200", headers }, { status: NaN, headers }, { status: 99_999, headers }];
      const told = [];
      for (const one of given) {
        const error = await settled(new AttioClient({ apiKey: "key", fetch: async () => one }).tasks.create(task));
        told.push(`${await ending(Promise.reject(error))}, of ${/`fetch`/.exec(error.message)?.[0]}`);
      }
      return `${[...new Set(told)].join("; ")} ×${told.length}`;
    },
  },
  {
    name: "a file that is gone, as a raw body or in a form, is not blamed on the network",
    where: ["node"],
    expected: "configuration, NotReadableError ×4, 0 requests",
    async run({ open, AttioClient }) {
      const { openAsBlob, writeFileSync, rmSync } = process.getBuiltinModule("node:fs");
      const path = `${process.getBuiltinModule("node:os").tmpdir()}/attio-wasm-gone-${process.pid}`;
      const { attio, server } = await open();
      const own = new AttioClient({ apiKey: "key", fetch: answer });
      const told = [];
      for (const client of [attio, own]) {
        for (const inForm of [false, true]) {
          writeFileSync(path, "text");
          const blob = await openAsBlob(path);
          rmSync(path);
          const form = new FormData();
          form.append("file", blob);
          const { kind, cause } = await settled(client.request({ method: "POST", path: "/v2/files/upload", body: inForm ? form : blob }));
          told.push(`${kind}, ${cause?.name}`);
        }
      }
      return `${[...new Set(told)].join("; ")} ×${told.length}, ${(await server.requests()).length} requests`;
    },
  },
  {
    name: "a baseUrl that is a path works in a page, or with a fetch that resolves it",
    where: "everywhere",
    expected: "configuration, /api/attio/attio/v2/self",
    async run({ AttioClient, runtime }) {
      // In a page this would send a request.
      const alone = runtime === "chromium" ? { kind: "configuration" } : await settled(new AttioClient({ baseUrl: "/api/attio" }).self());
      let asked;
      const attio = new AttioClient({ baseUrl: "/api/attio", fetch: async (url) => ((asked = url), answer()) });
      await settled(attio.self());
      return `${alone.kind}, ${asked}`;
    },
  },
];
