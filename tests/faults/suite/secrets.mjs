// The key, wherever it could show; and what a caller passes that could carry it elsewhere.
import { settled, story } from "../story.mjs";

const KEY = "sk-canary-faults";

const everywhere = (error) => [String(error), error.message, error.stack, JSON.stringify(error), JSON.stringify({ ...error }), String(error.cause), JSON.stringify(error.cause ?? null)].join("\n");

export const secrets = [
  {
    name: "a server that echoes the key: it is in no error",
    where: "everywhere",
    expected: "no error shows it",
    async run({ open }) {
      const echo = `You sent Bearer ${KEY}, which is wrong`;
      const steps = [
        { status: 401, json: { message: echo, code: KEY, type: KEY } },
        { status: 400, json: { status_code: 400, code: "x", message: "m", validation_errors: [{ message: echo }] } },
        { status: 502, headers: { "content-type": "text/html" }, body: `<title>${echo}</title>` },
        { status: 500, body: echo },
        { status: 422, json: { detail: [{ loc: [KEY], msg: echo }] } },
        { status: 400, json: { message: "m" }, headers: { "x-request-id": KEY } },
        { headers: { "content-type": "text/plain" }, body: echo },
        { body: echo },
      ];
      const { attio, server } = await open(steps, { maxRetries: 0 });
      const leaks = [];
      for (const step of steps) {
        const error = await settled(attio.records.get("people", "one"));
        if (everywhere(error).includes(KEY)) leaks.push(`${step.status ?? 200} ${step.body ?? JSON.stringify(step.json)}`);
      }
      if ((await server.requests())[0].headers.authorization !== `Bearer ${KEY}`) return "the key was not sent";
      return leaks.length === 0 ? "no error shows it" : leaks.join("\n");
    },
  },
  {
    name: "the client shows it in no way",
    where: "everywhere",
    expected: "not in sight",
    async run({ AttioClient }) {
      const attio = new AttioClient({ apiKey: KEY });
      const seen = [JSON.stringify(attio), String(attio), JSON.stringify(Object.entries(attio)), ...Reflect.ownKeys(attio).map((name) => String(attio[name])), JSON.stringify(attio.records)];
      return seen.join("\n").includes(KEY) ? "in sight" : "not in sight";
    },
  },
  {
    name: "a key that is refused is not shown",
    expected: "configuration, not in sight",
    async run({ AttioClient }) {
      const error = await settled((async () => new AttioClient({ apiKey: `${KEY}\n` }))());
      return `${error.kind}, ${everywhere(error).includes(KEY) ? "in sight" : "not in sight"}`;
    },
  },
  ...[
    "http://example.com", "http://127.0.0.1.example.com", "http://127.0.0.1..", "http://localhost.example.com", "http://[::1].example.com", "http://0x7f.1@example.com", "https://user:pass@example.com", "https://example.com?x=", "https://example.com#", "https://example.com/../x",
    "https://example.com/%2e%2e/x", "ftp://example.com", "//example.com", "/\\example.com", "javascript:alert(1)", "https://", "https:///x", "https:example.com", "", " https://example.com", "https://exa mple.com", "data:,", "file:///etc", "https://example.com\\@evil.com", 7, null, {}, [], ["https://example.com"],
  ].map((baseUrl) => ({
    name: `baseUrl ${JSON.stringify(baseUrl)} is refused`,
    expected: "refused",
    async run({ AttioClient }) {
      const error = await settled((async () => new AttioClient({ baseUrl }))());
      return ["configuration", "invalid_argument"].includes(error.kind) ? "refused" : `accepted: ${Object.prototype.toString.call(error)}`;
    },
  })),
  ...["https://example.com", "https://example.com/proxy/", "http://localhost:3000", "http://127.0.0.1:3000/x", "http://[::1]:3000", "/api/attio", "/"].map((baseUrl) => ({
    name: `baseUrl ${JSON.stringify(baseUrl)} is accepted`,
    expected: "accepted",
    run: async ({ AttioClient }) => (new AttioClient({ baseUrl }) ? "accepted" : ""),
  })),
  {
    name: "header injection: key, connection and headers",
    expected: "all refused, 0 requests",
    async run({ open, AttioClient }) {
      const bad = ["a\r\nx: y", "a\nb", "a\0b", "é", "a\u2028b", "", " a", "a ", "\t"];
      const { attio, server } = await open();
      const attempts = [
        ...bad.map((apiKey) => async () => new AttioClient({ apiKey })),
        ...bad.map((connection) => async () => new AttioClient({ connection })),
        ...bad.map((connection) => async () => attio.withConnection(connection)),
        ...bad.map((connection) => async () => attio.self({ connection })),
        ...["a\r\nb", "a\nb", "a\0b", "é\u2028"].map((value) => async () => attio.self({ headers: { "x-own": value } })),
        ...["a b", "a:b", "", "é", "a\nb"].map((name) => async () => attio.self({ headers: { [name]: "x" } })),
        ...["Authorization", "AUTHORIZATION", "Maton-Connection", "Content-Type"].map((name) => async () => attio.self({ headers: { [name]: "x" } })),
      ];
      const kinds = await Promise.all(attempts.map(async (act) => (await settled(act())).kind));
      const accepted = kinds.flatMap((kind, index) => (["configuration", "invalid_argument"].includes(kind) ? [] : [`the ${index + 1}th: ${kind}`]));
      return `${accepted.length === 0 ? "all refused" : accepted.join(", ")}, ${(await server.requests()).length} requests`;
    },
  },
  {
    name: "path arguments: refused, or one segment",
    where: "everywhere",
    expected: "refused: empty . .. ; one segment: the rest",
    async run({ open }) {
      const { attio, server } = await open();
      const refused = [];
      const wrong = [];
      for (const id of ["", ".", "..", "a/b", "../x", "%2e%2e", "%2e%2e%2f", "a?b=c", "a#b", "a\\b", "é", "a b", "\r\n", "//", "a%00b", "\u202e"]) {
        const error = await settled(attio.records.get("people", id));
        if (error.kind) {
          refused.push(id || "empty");
          continue;
        }
        const { path, query } = (await server.requests()).at(-1);
        const segments = path.split("/");
        if (segments.length !== 7 || decodeURIComponent(segments[6]) !== id || Object.keys(query).length > 0) wrong.push(`${id} → ${path}`);
      }
      return `refused: ${refused.join(" ")} ; one segment: ${wrong.length === 0 ? "the rest" : `not ${wrong.join(", ")}`}`;
    },
  },
  {
    name: "raw paths that leave /v2/ are refused",
    expected: "invalid_argument after 0 requests",
    async run({ open }) {
      const { attio, server } = await open();
      const paths = ["/connections", "v2/x", "/v2", "/v1/x", "/v2/../connections", "/v2/%2e%2e/connections", "/v2/x/%2E./..", "//evil.com/v2/", "https://evil.com/v2/", "/v2/\\..\\", "/v2/x?y", "/v2/x#y", "/v2/ x", "/v2/é", "/v2/x\n"];
      const kinds = new Set(await Promise.all(paths.map(async (path) => (await settled(attio.request({ path }))).kind)));
      return `${[...kinds].join(" ")} after ${(await server.requests()).length} requests`;
    },
  },
  {
    name: "a required field cannot come from a prototype",
    expected: "invalid_argument after 0 requests",
    async run({ open }) {
      const { attio, server } = await open();
      return story(attio.records.create("people", JSON.parse('{"__proto__":{"values":{}}}')), server);
    },
  },
  {
    name: "__proto__ in values is sent as it is",
    expected: '{"data":{"values":{"__proto__":{"polluted":1}}}}',
    async run({ open }) {
      const { attio, server } = await open();
      await attio.records.create("people", JSON.parse('{"values":{"__proto__":{"polluted":1}}}'));
      return {}.polluted === undefined ? (await server.requests())[0].body : "polluted";
    },
  },
];
