// The key does not appear anywhere it could leak, and no argument can send it elsewhere.
import { settled, story } from "../story.mjs";

const KEY = "sk-canary-faults";

const everywhere = (error) => [String(error), error.message, error.stack, JSON.stringify(error), JSON.stringify({ ...error }), String(error.cause), JSON.stringify(error.cause ?? null)].join("\n");

/** Whether the key is in a value, in whatever of it can be read. */
function holds(value, seen) {
  if (typeof value === "string") return value.includes(KEY);
  if (Object(value) !== value || seen.has(value)) return false;
  seen.add(value);
  const parts = [...Reflect.ownKeys(value), "message", "stack", "href"].flatMap((name) => [name.description ?? name, value[name]]);
  const items = value instanceof Map || value instanceof Set ? [...value.values()] : ArrayBuffer.isView(value) ? [new TextDecoder().decode(value)] : [];
  return [...parts, ...items].some((part) => holds(part, seen));
}

/** A text with its escapes removed: of JSON, URLs and HTML. */
const undone = (text) =>
  text.replace(/(?:\\+u00|%(?:25)*|&#x0*)([\da-f]{2});?|&#0*(\d{2,3});/gi, (_, hex, code) => String.fromCharCode(hex ? parseInt(hex, 16) : Number(code))).replace(/\\+(?=[^\w\s])/g, "");

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
        // As written in JSON, HTML or a URL, and in JSON nested in JSON.
        ...[KEY.replace(/-/g, "\\u002d"), KEY.replace(/-/g, "\\u002D"), KEY.replace(/./g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`)].map((said) => ({
          status: 400,
          body: `{"message":"You sent ${said}","code":"${said}","validation_errors":[{"path":["${said}"],"message":"${said}"}]}`,
        })),
        { status: 400, body: JSON.stringify({ message: JSON.stringify({ was: KEY }).replaceAll("-", "\\u002d") }) },
        ...["%2D", "%252d", "&#45;", "&#x2D;", "\\-"].map((dash) => ({ status: 400, body: `<p>sent to https://example.com/?key=${KEY.replaceAll("-", dash)}` })),
        // Engines quote a short body that is not JSON.
        { body: `"${KEY}` },
        { headers: { "content-type": "text/plain" }, body: echo },
        { body: echo },
      ];
      const { attio, server } = await open(steps, { maxRetries: 0 });
      const leaks = [];
      for (const step of steps) {
        const error = await settled(attio.records.get("people", "one"));
        if (undone(everywhere(error)).includes(KEY)) leaks.push(`${step.status ?? 200} ${step.body ?? JSON.stringify(step.json)}`);
      }
      if ((await server.requests())[0].headers.authorization !== `Bearer ${KEY}`) return "the key was not sent";
      return leaks.length === 0 ? "no error shows it" : leaks.join("\n");
    },
  },
  {
    name: "an error of the caller's own fetch that holds the key: it is in no error",
    where: "everywhere",
    expected: "network, not in sight; the rest is there; an error without it is the same",
    async run({ AttioClient }) {
      const thrown = Object.assign(new TypeError(`failed to fetch with Bearer ${KEY}`), {
        code: "E_LOST",
        config: { headers: { authorization: `Bearer ${KEY}` } },
        cause: new Error(KEY),
      });
      const plain = new TypeError("fetch failed");
      const failing = (error) => new AttioClient({ apiKey: KEY, maxRetries: 0, fetch: () => Promise.reject(error) }).self();
      const error = await settled(failing(thrown));
      const { cause } = error;
      const shown = [everywhere(error), everywhere(cause), cause.stack, String(cause.cause?.message), JSON.stringify(cause.config)].join("\n");
      const rest = cause instanceof TypeError && cause.code === "E_LOST" && cause.message === "failed to fetch with Bearer [key]";
      const same = (await settled(failing(plain))).cause === plain && thrown.message.includes(KEY);
      return `${error.kind}, ${shown.includes(KEY) ? "in sight" : "not in sight"}; the rest is ${rest ? "there" : "lost"}; an error without it is ${same ? "the same" : "another"}`;
    },
  },
  {
    name: "an error of the caller's own fetch that holds the key deep, or where JSON does not look: it is in no cause",
    where: "everywhere",
    expected: "in none of 10",
    async run({ AttioClient }) {
      let deep = new Error(KEY);
      for (let index = 0; index < 20; index += 1) deep = new Error("fetch failed", { cause: deep });
      const circle = { key: KEY };
      circle.self = circle;
      const failed = (more) => Object.assign(new TypeError("fetch failed"), more);
      const thrown = [
        deep,
        new AggregateError([new Error(KEY)], "fetch failed"),
        new DOMException(`network: ${KEY}`, "NetworkError"),
        failed({ circle }),
        failed({ [KEY]: "fetch" }),
        failed({ [Symbol("headers")]: [KEY] }),
        failed({ sent: new Map([["authorization", KEY]]) }),
        failed({ sent: new URL(`https://example.com/?key=${KEY}`) }),
        failed({ sent: new TextEncoder().encode(KEY) }),
        failed({ sent: Object.assign(() => {}, { authorization: KEY }) }),
      ];
      const shown = [];
      for (const error of thrown) {
        const { cause } = await settled(new AttioClient({ apiKey: KEY, maxRetries: 0, fetch: () => Promise.reject(error) }).self());
        if (holds(cause, new Set())) shown.push(thrown.indexOf(error));
      }
      return shown.length === 0 ? "in none of 10" : `in ${shown}`;
    },
  },
  {
    name: "a server that echoes the key in base64, as JavaScript or with names of HTML: it is in no error",
    where: "everywhere",
    expected: "in none of 24",
    async run({ AttioClient }) {
      const apiKey = "sk-canary+faults/<\"&'>=";
      const hex = (letter) => letter.charCodeAt(0).toString(16);
      const names = { "+": "plus", "/": "sol", "<": "lt", '"': "quot", "&": "amp", "'": "apos", ">": "gt", "=": "equals", "-": "hyphen" };
      const spellings = [
        ...["", "x", "x:"].flatMap((before) => [btoa(`${before}${apiKey}`), btoa(`${before}${apiKey}!`).replace(/[+]/g, "-").replace(/[/]/g, "_"), encodeURIComponent(btoa(`${before}${apiKey}.`))]),
        apiKey.replace(/./g, (letter) => `\\x${hex(letter)}`),
        apiKey.replace(/./g, (letter) => `\\u{${hex(letter)}}`),
        apiKey.replace(/\W/g, (letter) => `&${names[letter]};`),
      ];
      const shown = [];
      for (const said of spellings) {
        // A part without the first and the last letters, which share a letter of base64 with their neighbours.
        const part = said.slice(4, -4);
        for (const answer of [() => Response.json({ message: `no ${said}!`, code: said, status_code: 400 }, { status: 400 }), () => new Response(`<title>no ${said}!</title>`, { status: 502 })]) {
          const error = await settled(new AttioClient({ apiKey, maxRetries: 0, fetch: async () => answer() }).self());
          if (everywhere(error).includes(part) || everywhere(error).includes(JSON.stringify(part).slice(1, -1))) shown.push(said);
        }
      }
      return shown.length === 0 ? "in none of 24" : `in ${shown}`;
    },
  },
  {
    name: "a text that is too short for a key is not redacted",
    where: "everywhere",
    expected: "Ask your admin; Ask your admin about sandbox",
    async run({ AttioClient }) {
      const said = [];
      for (const [apiKey, message] of [["a", "Ask your admin"], ["sandbox", "Ask your admin about sandbox"]]) {
        const fetch = async () => new Response(JSON.stringify({ message }), { status: 400 });
        said.push((await settled(new AttioClient({ apiKey, fetch }).self())).message);
      }
      return said.join("; ");
    },
  },
  {
    name: "a session token of the gateway is in no error",
    where: "everywhere",
    expected: "not in sight",
    async run({ open }) {
      const token = "st-canary/0123";
      const steps = [
        { status: 400, json: { message: "m", session_token: token } },
        { status: 400, json: { message: `see https://connect.maton.ai/?session_token=${token}&x=1` } },
        { status: 400, body: `{"session_token": "${token.replace("/", "\\/")}"` },
        { status: 400, json: { message: JSON.stringify({ session_token: token }) } },
      ];
      const { attio } = await open(steps, { maxRetries: 0 });
      const shown = [];
      for (const _ of steps) shown.push(everywhere(await settled(attio.records.get("people", "one"))));
      return /canary.{1,3}0123/.test(shown.join("\n")) ? shown.find((each) => /canary.{1,3}0123/.test(each)) : "not in sight";
    },
  },
  {
    name: "a key with a header's prefix, or in quotation marks, is refused when the client is made",
    expected: "configuration ×6",
    async run({ AttioClient }) {
      const keys = [`Bearer ${KEY}`, `bearer ${KEY}`, "Bearer", `"${KEY}"`, `'${KEY}'`, `${KEY}"`];
      const kinds = await Promise.all(keys.map((apiKey) => settled((async () => new AttioClient({ apiKey }))())));
      return `${[...new Set(kinds.map(({ kind }) => kind))].join(" ")} ×${kinds.filter(({ message }) => message && !message.includes(KEY)).length}`;
    },
  },
  {
    name: "printing or serialising the client does not show the key",
    where: "everywhere",
    expected: "not in sight",
    async run({ AttioClient }) {
      const attio = new AttioClient({ apiKey: KEY });
      const seen = [JSON.stringify(attio), String(attio), JSON.stringify(Object.entries(attio)), ...Reflect.ownKeys(attio).map((name) => String(attio[name])), JSON.stringify(attio.records)];
      return seen.join("\n").includes(KEY) ? "in sight" : "not in sight";
    },
  },
  {
    name: "a refused key is not shown",
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
    expected: "refused: empty . .. a/b ../x %2e%2e %2e%2e%2f a?b=c a#b a\\b \r\n // a%00b ; one segment: the rest",
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
      const paths = ["/connections", "v2/x", "/v2", "/v1/x", "/v2/../connections", "/v2/%2e%2e/connections", "/v2/x/%2E./..", "//evil.com/v2/", "https://evil.com/v2/", "/v2/\\..\\", "/v2/x?y", "/v2/x#y", "/v2/ x", "/v2/é", "/v2/x\n", "/v2/a%3Fb", "/v2/a%23b", "/v2/a%2Fb", "/v2/a%5cb", "/v2/a%", "/v2/a%zz", "/v2/a%2525b", "/v2/a%0Ab", "/v2/a%7f"];
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
    name: "__proto__ in values is sent unchanged",
    expected: '{"data":{"values":{"__proto__":{"polluted":1}}}}',
    async run({ open }) {
      const { attio, server } = await open();
      await attio.records.create("people", JSON.parse('{"values":{"__proto__":{"polluted":1}}}'));
      return {}.polluted === undefined ? (await server.requests())[0].body : "polluted";
    },
  },
];
