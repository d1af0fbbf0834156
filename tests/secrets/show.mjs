// A program that prints, throws, logs, serialises and inspects everything that a client returns; its parent searches
// the output for the key.
import { inspect, format, types } from "node:util";
import * as attioWasm from "attio-wasm";
import { createProxy } from "attio-wasm/proxy";
import { createSandbox } from "attio-wasm/sandbox";

const { AttioClient, AttioError } = attioWasm;
const [baseUrl, KEY, unhandled] = process.argv.slice(2);

const deep = { depth: Infinity, showHidden: true, getters: true, showProxy: true, maxArrayLength: null, maxStringLength: null };
const safely = (act) => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

/** Shows a value in every way there is. */
function show(value) {
  console.log(value);
  console.dir(value, deep);
  console.error("%o %O %j %s", value, value, safely(() => JSON.stringify(value)), safely(() => String(value)));
  console.log(format("%o", value), inspect(value, deep), safely(() => JSON.stringify(value, null, 2)), safely(() => `${value}`));
  console.log(inspect(safely(() => structuredClone(value)), deep));
  console.table(safely(() => Object.entries(Object(value))));
  if (typeof value !== "object" || value === null || types.isProxy(value)) return;
  for (let object = value; object && object !== Object.prototype; object = Object.getPrototypeOf(object)) {
    // Some of the runtime's own prototypes cannot be inspected, without their instance.
    for (const name of Reflect.ownKeys(object).filter((key) => key !== "constructor")) console.log(name, safely(() => inspect(value[name], deep)));
  }
  if (value instanceof Error) console.trace(value);
}

const events = [];
const options = { baseUrl, requestsPerSecond: null, maxRetries: 1, timeoutMs: 300, onEvent: (event) => events.push(event) };
const clients = [new AttioClient({ ...options, apiKey: KEY }), new AttioClient({ ...options, apiKey: () => KEY }), new AttioClient({ ...options, apiKey: async () => KEY })];

for (const attio of clients) {
  show(attio);
  show(attio.withConnection("connection-1"));
  show(attio.records);
  const list = attio.meetings.list();
  show(list);
  // The server's script: successive faults, many of which echo the request.
  for (let i = 0; i < 24; i += 1) {
    const value = await (i % 3 === 0 ? attio.records.create("people", { values: {} }) : attio.records.get("people", `id-${i}`)).catch((error) => error);
    show(value);
    if (value?.cause) show(value.cause);
  }
  show(await list.catch((error) => error));
  show(await attio.request({ path: "/v2/self" }).catch((error) => error));
  const controller = new AbortController();
  const pending = attio.self({ signal: controller.signal });
  show(pending);
  controller.abort();
  show(await pending.catch((error) => error));
}
events.forEach(show);

for (const wrong of [{ apiKey: `${KEY}\n` }, { apiKey: KEY, baseUrl: "http://example.com" }, { apiKey: KEY, timeoutMs: -1 }, { apiKey: [KEY] }, { apiKey: KEY, via: KEY }, { apiKey: KEY, headers: { authorization: KEY } }]) {
  show(safely(() => new AttioClient(wrong)));
}
for (const apiKey of [() => `${KEY}\n`, () => [KEY], () => Promise.reject(new Error("no key today"))]) show(await new AttioClient({ ...options, apiKey }).self().catch((error) => error));

const proxy = createProxy({ apiKey: KEY, authorize: () => true, fetch: createSandbox().fetch, onError: show });
show(proxy);
for (const path of ["/v2/self", "/v2/objects/people", "/connections", "/v2/records", "/v2/%2e%2e"]) {
  const response = await proxy(new Request(`https://app.example/api/attio${path}`));
  show(response);
  show(await response.text());
}
show(safely(() => createProxy({ apiKey: `${KEY}\n`, authorize: () => true })));
show(attioWasm);
show(AttioError);

console.log("everything was shown");
// The runtime prints an error that nobody catches.
if (unhandled) await clients[0].records.get("people", "unhandled");
