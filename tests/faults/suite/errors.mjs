// Every error answer is parsed leniently into its kind and message.
import { settled } from "../story.mjs";

/** The error of one answer, as `kind from source: message`. */
const bodies = [
  // The gateway's four shapes.
  ["the gateway's flat shape", { status: 404, json: { message: "No such connection", type: "Not Found", code: 404 } }, "not_found from gateway: No such connection"],
  ["the gateway's nested shape", { status: 401, json: { error: { message: "Invalid key", code: 401 } } }, "authentication from gateway: Invalid key. Check the Maton API key."],
  ["the gateway's detail", { status: 404, json: { detail: "Not Found" } }, "not_found from gateway: Not Found"],
  ["the gateway's list of details", { status: 422, json: { detail: [{ loc: ["body", "app"], msg: "field required", type: "missing" }] } }, "validation from gateway: body.app: field required"],
  ["no connection: 400", { status: 400, json: { message: "No active connection for attio", type: "Bad Request", code: 400 } }, /^missing_connection from gateway: No active connection for attio\. Create one/],
  ["no connection: 412", { status: 412, json: { message: "Unresolved", code: 412 } }, /^missing_connection from gateway: Unresolved\. Create one/],
  ["a dead grant: 500", { status: 500, body: "Internal Server Error" }, /^server from gateway: Internal Server Error\. Through Maton this usually means .* grant has expired/],
  ["a message that ends with a line break", { status: 412, json: { message: "Unresolved!\n", code: 412 } }, /^missing_connection from gateway: Unresolved! Create one/],
  // Attio's, passed through.
  ["Attio's", { status: 404, json: { status_code: 404, type: "invalid_request_error", code: "not_found", message: "Gone" } }, "not_found from attio: Gone"],
  ["Attio's with statusCode", { status: 429, json: { statusCode: 429, error: undefined, message: "Slow down" } }, "rate_limited from attio: Slow down"],
  ["Attio's 400 that speaks of a connection", { status: 400, json: { status_code: 400, type: "invalid_request_error", code: "value_not_found", message: "The connection attribute" } }, "validation from attio: The connection attribute"],
  ["a conflict of values: 400", { status: 400, json: { status_code: 400, code: "uniqueness_conflict", message: "Taken" } }, "conflict from attio: Taken"],
  ["a merge that is on: 400", { status: 400, json: { status_code: 400, code: "merge_in_progress", message: "Wait" } }, "conflict from attio: Wait"],
  ["a 403 names the scope", { status: 403, json: { status_code: 403, code: "unauthorized", message: "No." } }, "permission from attio: No. This operation needs the scopes record_permission:read, object_configuration:read."],
  // Bodies that are not JSON.
  ["HTML", { status: 502, headers: { "content-type": "text/html" }, body: "<html><head><TITLE>502 Bad Gateway</TITLE></head>" }, "server from gateway: 502 Bad Gateway"],
  ["text", { status: 503, headers: { "content-type": "text/plain" }, body: "upstream connect error" }, "server from gateway: upstream connect error"],
  ["nothing", { status: 405, body: "", headers: { "content-type": null } }, "validation from gateway: The server answered with status 405."],
  ["JSON that is cut off", { status: 400, body: '{"status_code":400,"mess' }, "validation from gateway: The server answered with status 400."],
  ["text that says JSON", { status: 500, body: "Internal Server Error" }, /^server from gateway: Internal Server Error/],
  // Unusual bodies.
  ["null", { status: 400, json: null }, /^validation from gateway/],
  ["a number", { status: 400, json: 7 }, /^validation from gateway/],
  ["a string", { status: 400, json: "no" }, "validation from gateway: no"],
  ["a list", { status: 400, json: ["no"] }, /^validation from gateway/],
  ["fields of the wrong type", { status: 400, json: { message: { toString: 1 }, code: {}, type: [], error: 1, detail: { join: 1 } } }, /^validation from gateway/],
  ["details of the wrong type", { status: 422, json: { detail: [{ loc: { join: 1 }, msg: { toString: 1 } }, null, 7, { loc: [{ toString: 1 }] }] } }, /^validation from gateway/],
  ["validation errors of the wrong type", { status: 400, json: { status_code: 400, code: "x", message: "m", validation_errors: "none" } }, "validation from attio: m"],
  ["__proto__", { status: 400, body: '{"__proto__":{"message":"polluted","polluted":true},"constructor":{"prototype":{"polluted":true}}}' }, /^validation from gateway: (?!polluted)/],
  ["a lone surrogate", { status: 400, body: '{"message":"\\ud800 half"}' }, /^validation from gateway: . half$/],
  ["bytes that are no UTF-8", { status: 400, json: { message: "é" }, headers: { "content-type": "application/json; charset=latin1" } }, /^validation from gateway/],
].map(([name, step, expected]) => ({
  name: `an error body: ${name}`,
  where: "everywhere",
  expected: String(expected),
  async run({ open, AttioError }) {
    const { attio } = await open([step], { maxRetries: 0 });
    const error = await settled(attio.records.get("people", "one"));
    if (!AttioError.is(error) || !(error instanceof Error)) return `no AttioError: ${error}`;
    if ({}.polluted) return "Object.prototype is polluted";
    const told = `${error.kind} from ${error.source}: ${error.message}`;
    return expected instanceof RegExp && expected.test(told) ? String(expected) : told;
  },
}));

export const errors = [
  ...bodies,
  {
    name: "an error has all of its fields",
    where: "everywhere",
    expected: { kind: "validation", source: "attio", status: 400, code: "validation_type", type: "invalid_request_error", requestId: "req-7", method: "PATCH", path: "/v2/objects/people/records/one", attempts: 1 },
    async run({ open }) {
      const json = { status_code: 400, type: "invalid_request_error", code: "validation_type", message: "Wrong." };
      const { attio } = await open([{ status: 400, json, headers: { "x-request-id": "req-7" } }]);
      const error = await settled(attio.records.update("people", "one", { values: {} }));
      const names = ["kind", "source", "status", "code", "type", "requestId", "method", "path", "attempts", "maybeProcessed"];
      return Object.fromEntries(names.filter((name) => error[name] !== undefined).map((name) => [name, error[name]]));
    },
  },
  {
    name: "validation_errors reach the user, the gateway's too",
    expected: [[{ code: "invalid_type", path: ["data"], message: "Required" }], [{ code: "missing", path: ["body", "app"], message: "field required" }]],
    async run({ open }) {
      const { attio } = await open([
        { status: 400, json: { status_code: 400, code: "validation_type", message: "m", validation_errors: [{ code: "invalid_type", path: ["data"], message: "Required" }] } },
        { status: 422, json: { detail: [{ loc: ["body", "app"], msg: "field required", type: "missing" }] } },
      ]);
      const told = [];
      for (let i = 0; i < 2; i += 1) told.push((await settled(attio.self())).validationErrors);
      return told;
    },
  },
  {
    name: "of an unparsable body 2 kB are kept",
    expected: "2048 characters",
    async run({ open }) {
      const { attio } = await open([{ status: 400, headers: { "content-type": "text/html" }, body: "<p>".repeat(9_999) }]);
      return `${(await settled(attio.self())).body.length} characters`;
    },
  },
  {
    name: "a huge message is cut off",
    alone: true,
    expected: "a message of less than 5 kB, JSON of less than 20 kB",
    async run({ open }) {
      const { attio } = await open([{ status: 400, json: { message: "m".repeat(9_000_000), code: "c".repeat(9_000_000), type: "t".repeat(9_000_000) } }]);
      const error = await settled(attio.self());
      const size = JSON.stringify(error).length;
      return error.message.length < 5_000 && size < 20_000 ? "a message of less than 5 kB, JSON of less than 20 kB" : `${error.message.length}, ${size}`;
    },
  },
  {
    name: "HTML that is made to slow down regular expressions is read fast",
    where: "everywhere",
    alone: true,
    expected: "read in less than a second",
    async run({ open }) {
      const { attio } = await open([{ status: 400, headers: { "content-type": "text/html" }, body: "<title".repeat(50_000) }]);
      const began = performance.now();
      await settled(attio.self());
      const ms = performance.now() - began;
      return ms < 1_000 ? "read in less than a second" : `${ms} ms`;
    },
  },
  {
    name: "a missing server is a network error with its cause",
    where: "everywhere",
    expected: "network from network, with a cause",
    async run({ AttioClient, runtime }) {
      const attio = new AttioClient({ baseUrl: "http://127.0.0.1:9", maxRetries: 0 });
      const { kind, source, cause, message } = await settled(attio.self());
      if (runtime === "chromium" && !/CORS.*proxy/.test(message)) return `does not speak of CORS: ${message}`;
      return `${kind} from ${source}, ${cause === undefined ? "without" : "with"} a cause`;
    },
  },
  {
    name: "a fetch that rejects with anything",
    where: "everywhere",
    expected: "configuration configuration configuration configuration configuration",
    async run({ AttioClient }) {
      const kinds = [];
      for (const reason of [undefined, null, "text", { an: "object" }, Symbol("s")]) {
        const attio = new AttioClient({ maxRetries: 0, fetch: () => Promise.reject(reason) });
        kinds.push((await settled(attio.self())).kind);
      }
      return kinds.join(" ");
    },
  },
  {
    name: "a fetch that throws, and one that gives nothing like a response",
    where: "everywhere",
    expected: "all refused",
    async run({ AttioClient }) {
      const broken = [
        () => {
          throw new Error("at once");
        },
        () => undefined,
        () => null,
        () => 7,
        () => ({}),
        () => ({ ok: true, status: 200 }),
        () => ({ ok: true, status: 200, headers: { get: () => null } }),
        () => ({ ok: true, status: 200, headers: { get: () => 7 }, text: () => 7 }),
      ];
      const told = [];
      for (const fetch of broken) told.push((await settled(new AttioClient({ maxRetries: 0, fetch }).self())).kind);
      return told.every((kind) => /^(network|decode|configuration)$/.test(kind)) ? "all refused" : told.join(" ");
    },
  },
];
