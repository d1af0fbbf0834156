// The events that onEvent receives; a listener that throws changes nothing.
import { settled, pause } from "../story.mjs";

export const events = [
  {
    name: "request, response, retry, wait, in order",
    where: "everywhere",
    expected: "request 1, response 1 503, retry 1 503, request 2, response 2 200",
    async run({ open }) {
      const told = [];
      const { attio } = await open([{ status: 503 }, {}], { onEvent: ({ type, attempt, status }) => told.push([type, attempt, status].filter(Boolean).join(" ")) });
      await attio.self();
      return told.join(", ");
    },
  },
  {
    name: "events have their documented fields",
    where: "everywhere",
    expected: [
      { type: "request", method: "POST", path: "/v2/objects/{object}/records", attempt: 1 },
      { type: "response", method: "POST", path: "/v2/objects/{object}/records", attempt: 1, status: 200, requestId: "req-1", ms: "a number" },
    ],
    async run({ open }) {
      const told = [];
      const { attio } = await open([{ headers: { "x-request-id": "req-1" } }], { onEvent: (event) => told.push(event) });
      await attio.records.create("people", { values: { name: "secret" } });
      const names = ["type", "method", "path", "attempt", "status", "requestId", "ms"];
      return told.map((event) => ({
        ...Object.fromEntries(names.filter((name) => event[name] !== undefined && name !== "ms").map((name) => [name, event[name]])),
        ...(event.ms >= 0 && { ms: "a number" }),
      }));
    },
  },
  {
    name: "the events of a call share its callId, and retry has the requestId of the failed attempt",
    where: "everywhere",
    expected: "request response retry req-1 request response; another: request response",
    async run({ open }) {
      const told = [];
      const { attio } = await open([{ status: 503, headers: { "x-request-id": "req-1" } }, {}], { onEvent: (event) => told.push(event) });
      await attio.self();
      await attio.self();
      const [one, other] = [...new Set(told.map(({ callId }) => callId))].map((id) => told.filter(({ callId }) => callId === id));
      const said = (events) => events.flatMap(({ type, requestId }) => (type === "retry" ? [type, requestId] : [type])).join(" ");
      return `${said(one)}; another: ${said(other)}`;
    },
  },
  {
    name: "the request event comes directly before fetch is called, so that a wrapper can associate the two",
    where: "everywhere",
    expected: "each in its own call",
    async run({ AttioClient }) {
      let last;
      const joined = [];
      const fetch = async (url) => {
        joined.push(`${last.path} ${url.split("/").at(-1)}`);
        return Response.json({ data: {} });
      };
      const attio = new AttioClient({ apiKey: "key", requestsPerSecond: null, fetch, onEvent: (event) => event.type === "request" && (last = event) });
      await Promise.all(["tasks", "notes", "webhooks"].map((name) => attio[name].get("one")));
      await attio.files.upload({ file: new Blob(["x"]), object: "people", record_id: "one" });
      const paths = ["/v2/tasks/{task_id} one", "/v2/notes/{note_id} one", "/v2/webhooks/{webhook_id} one", "/v2/files/upload upload"];
      return JSON.stringify(joined) === JSON.stringify(paths) ? "each in its own call" : JSON.stringify(joined);
    },
  },
  {
    name: "the path of a raw request has no ids",
    where: "everywhere",
    expected: "/v2/objects/people/records/{id} /v2/tasks/{id} /v2/x/{id}",
    async run({ open }) {
      const told = [];
      const { attio } = await open([{}], { onEvent: ({ type, path }) => type === "request" && told.push(path) });
      for (const path of ["/v2/objects/people/records/7f2c-aa", "/v2/tasks/A", "/v2/x/%20"]) await attio.request({ path });
      return told.join(" ");
    },
  },
  {
    name: "a wait for the turn is an event",
    expected: "wait",
    async run({ open }) {
      const told = [];
      const { attio } = await open([{}], { requestsPerSecond: 1, onEvent: ({ type, ms }) => type === "wait" && ms > 0 && told.push(type) });
      await Promise.all([attio.self(), attio.self()]);
      return told[0];
    },
  },
  {
    name: "never the key, never a body, never a query or an id",
    expected: "none of them",
    async run({ open }) {
      const told = [];
      const { attio } = await open([{ status: 429, headers: { "retry-after": "0" }, json: { message: "hidden-answer" } }, {}], { connection: "hidden-connection", onEvent: (event) => told.push(event) });
      await settled(attio.records.create("people", { values: { name: "hidden-body" } }));
      await settled(attio.records.get("people", "hidden-id"));
      await settled(attio.tasks.list({ linked_record_id: "hidden-query" }));
      const text = JSON.stringify(told);
      return /hidden|canary/.test(text) ? text : "none of them";
    },
  },
  ...[
    ["throws", () => { throw new Error("listener"); }],
    ["rejects", () => Promise.reject(new Error("listener"))],
    ["never settles", () => new Promise(() => {})],
    ["gives a thenable that throws", () => ({ then() { throw new Error("listener"); } })],
    ["changes the event", (event) => { for (const name in event) event[name] = "changed"; }],
    ["calls the client", null],
  ].map(([what, listener]) => ({
    name: `a listener that ${what} changes nothing`,
    where: "everywhere",
    expected: "a result after 3 requests",
    async run({ open }) {
      let client;
      let depth = 0;
      const nested = ({ type }) => {
        if (type === "retry" && depth++ === 0) client.withConnection("x"), client.records.get("people", "..").catch(() => {});
      };
      const { attio, server } = await open([{ status: 503 }, { status: 429, headers: { "retry-after": "0" } }, {}], { onEvent: listener ?? nested });
      client = attio;
      await attio.self();
      await pause(10);
      return `a result after ${(await server.requests()).length} requests`;
    },
  })),
];
