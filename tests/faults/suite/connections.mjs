// Connections, with every shape of the gateway's answers.
import { settled, story } from "../story.mjs";

const pending = { status: "PENDING", url: "https://connect.maton.ai/?session_token=tok-7", app: "attio" };
const whole = { connection: { connection_id: "one", ...pending } };

const shapes = [
  ["in connection", whole, 1],
  ["flat", { connection_id: "one", ...pending }, 1],
  ["connection_Id", { connection_Id: "one", ...pending }, 1],
  ["id", { id: "one", ...pending }, 1],
  ["in connection, connection_Id", { connection: { connection_Id: "one", ...pending } }, 1],
  ["without url", { connection_id: "one", status: "PENDING" }, 2],
  ["without status", { connection_id: "one", url: pending.url }, 2],
  ["the id alone", { id: "one" }, 2],
].map(([name, json, requests]) => ({
  name: `connections.create answers ${name}`,
  where: "everywhere",
  expected: `one PENDING with url after ${requests} requests`,
  async run({ open }) {
    const { attio, server } = await open([{ status: 201, json }, { json: whole }]);
    const { connection_id, status, url } = await attio.connections.create();
    return `${connection_id} ${status} ${url === pending.url ? "with url" : "without url"} after ${(await server.requests()).length} requests`;
  },
}));

const at = (status) => ({ json: { connection: { ...whole.connection, status } } });

export const connections = [
  ...shapes,
  {
    name: "connections.create without a connection in the answer is a decode error",
    expected: "decode",
    async run({ open }) {
      const { attio } = await open([{ status: 201, json: { ok: true } }]);
      return (await settled(attio.connections.create())).kind;
    },
  },
  {
    name: "list and create default to the app attio, which can be changed",
    where: "everywhere",
    expected: "attio attio slack slack",
    async run({ open }) {
      const { attio, server } = await open([{ json: { connections: [] } }, { json: whole }, { json: { connections: [] } }, { json: whole }]);
      await attio.connections.list();
      await attio.connections.create();
      await attio.connections.list({ app: "slack" });
      await attio.connections.create({ app: "slack" });
      const seen = await server.requests();
      return seen.map(({ query, body }) => query.app ?? JSON.parse(body).app).join(" ");
    },
  },
  {
    name: "delete accepts an answer with JSON or nothing",
    expected: "nothing, nothing",
    async run({ open }) {
      const { attio } = await open([{ json: { deleted: true } }, { status: 204 }]);
      const told = [await attio.connections.delete("one"), await attio.connections.delete("one")];
      return told.map((value) => (value === undefined ? "nothing" : "something")).join(", ");
    },
  },
  {
    name: "waitUntilActive asks every 2 s",
    where: "everywhere",
    expected: "ACTIVE after 3 requests, 2 s, 2 s",
    async run({ open }) {
      const { attio, server } = await open([at("PENDING"), at("PENDING"), at("ACTIVE")]);
      const { status } = await attio.connections.waitUntilActive("one");
      const times = (await server.requests()).map(({ at }) => at);
      const gaps = times.slice(1).map((time, index) => `${((time - times[index]) / 1000).toFixed(0)} s`);
      return `${status} after ${times.length} requests, ${gaps.join(", ")}`;
    },
  },
  {
    name: "waitUntilActive rejects when the connection ends FAILED",
    expected: "missing_connection after 1 request",
    async run({ open }) {
      const { attio, server } = await open([at("FAILED")]);
      return story(attio.connections.waitUntilActive("one"), server);
    },
  },
  {
    name: "waitUntilActive keeps waiting at an unknown status",
    expected: "a result after 2 requests",
    async run({ open }) {
      const { attio, server } = await open([at("REVIEWING"), at("ACTIVE")]);
      return story(attio.connections.waitUntilActive("one", { intervalMs: 20 }), server);
    },
  },
  {
    name: "waitUntilActive rejects after its timeout",
    expected: "timeout",
    async run({ open }) {
      const { attio } = await open([at("PENDING")]);
      return (await settled(attio.connections.waitUntilActive("one", { intervalMs: 50, timeoutMs: 300 }))).kind;
    },
  },
  {
    name: "waitUntilActive also rejects after its timeout where the server stalls",
    expected: "timeout within 1 s",
    async run({ open }) {
      const { attio } = await open([at("PENDING"), { stall: "headers" }]);
      const began = performance.now();
      const ended = await Promise.race([
        settled(attio.connections.waitUntilActive("one", { intervalMs: 50, timeoutMs: 400 })),
        new Promise((resolve) => setTimeout(resolve, 1_500, { kind: "nothing" })),
      ]);
      const ms = performance.now() - began;
      return `${ended.kind} within ${ms < 1_000 ? 1 : Math.ceil(ms / 1000)} s`;
    },
  },
  {
    name: "a connection's url is a property of the result and nowhere else",
    expected: "nowhere else",
    async run({ open }) {
      const told = [];
      const { attio } = await open([{ json: whole }, { status: 500, json: whole }, { body: JSON.stringify(whole).slice(0, -2) }], {
        maxRetries: 0,
        onEvent: (event) => told.push(event),
      });
      await attio.connections.create();
      for (let i = 0; i < 2; i += 1) {
        const error = await settled(attio.connections.get("one"));
        told.push(error.message, error.stack, JSON.stringify(error));
      }
      return JSON.stringify(told).includes("tok-7") ? "in an error or event" : "nowhere else";
    },
  },
];
