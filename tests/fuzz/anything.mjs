// Arbitrary JavaScript values, including getters, proxies and coercions that throw.
import fc from "fast-check";

const thrown = () => {
  throw new Error("thrown on purpose");
};

/** Values that throw or never settle when they are used. */
const hostile = [
  () => Object.defineProperty({}, "values", { enumerable: true, get: thrown }),
  () => ({ get signal() { return thrown(); } }),
  () => ({ toString: thrown, valueOf: thrown, toJSON: thrown, [Symbol.toPrimitive]: thrown }),
  () => ({ toJSON: () => undefined }),
  () => ({ then: thrown }),
  () => ({ then: (resolve) => resolve("resolved") }),
  () => new Proxy({}, { get: thrown }),
  () => new Proxy({}, { ownKeys: thrown }),
  () => new Proxy({}, { getOwnPropertyDescriptor: thrown, ownKeys: () => ["a"] }),
  () => new Proxy({}, { has: thrown, getPrototypeOf: thrown, isExtensible: thrown }),
  () => new Proxy([], { get: thrown }),
  // Bounded: a list that claims 2 ** 53 items keeps JSON.stringify itself busy for ever.
  () => new Proxy(["a"], { get: (target, name) => (name === "length" ? 300 : target[name]) }),
  () => new Proxy(() => {}, { apply: thrown, get: thrown }),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  },
  () => {
    const circle = { values: {} };
    circle.values.circle = circle;
    return circle;
  },
  () => Object.create(null),
  () => Object.freeze({ values: Object.freeze({}) }),
  () => Object.assign(Object.create({ values: {}, limit: 3 }), {}),
  () => JSON.parse('{"__proto__":{"values":{},"limit":1},"constructor":{"prototype":{}}}'),
  () => Symbol("values"),
  () => 10n ** 30n,
  () => ({ values: 1n }),
  () => ({ values: Symbol("v"), limit: Symbol("l") }),
  () => ({ limit: { valueOf: () => 3 } }),
  () => "\ud800",
  () => "\0\r\n",
  () => "x".repeat(100_000),
  () => new Date(NaN),
  () => new Map([["values", {}]]),
  () => new Uint8Array(8),
  () => new Uint8Array(new ArrayBuffer(8)).subarray(2),
  () => new Error("an error"),
  () => new WeakRef({}),
  () => function named() {},
  () => class {},
  () => async () => {},
  () => Promise.reject(new Error("rejected on purpose")).catch(thrown) && Promise.resolve(1),
  () => globalThis,
  () => new AbortController().signal,
  () => AbortSignal.abort(Symbol("reason")),
  () => ({ signal: { aborted: false, addEventListener: thrown, removeEventListener: thrown } }),
  () => ({ signal: { aborted: true, addEventListener() {}, removeEventListener() {} } }),
  () => ({ signal: new Proxy(new AbortController().signal, { get: thrown }) }),
  () => ({ signal: AbortSignal.abort() }),
  () => ({ headers: new Proxy({}, { ownKeys: thrown }) }),
  () => ({ headers: { "x-a": { toString: thrown } } }),
  () => ({ headers: { ["\n"]: "x" } }),
  () => ({ headers: new Headers({ "x-a": "1" }) }),
  () => ({ timeoutMs: NaN }),
  () => ({ timeoutMs: Infinity, maxRetries: -0 }),
  () => ({ maxRetries: 2 ** 40 }),
  () => ({ connection: "a\nb" }),
  () => ({ query: new Proxy({}, { get: thrown }), method: "GET", path: "/v2/x" }),
  () => ({ method: "POST", path: "/v2/x", body: new Proxy({}, { get: thrown }) }),
  () => ({ file: { getReader: thrown }, object: "people", record_id: "one" }),
  () => ({ file: new Proxy({}, { get: thrown }), object: "people", record_id: "one" }),
];
hostile.splice(hostile.findIndex((make) => String(make).includes("rejected on purpose")), 1);

/** Names that the client knows, so that random objects pass its first checks. */
const names = fc.constantFrom(
  ...["values", "limit", "offset", "cursor", "filter", "sorts", "matching_attribute", "content", "format", "assignees", "linked_records", "deadline_at"],
  ...["signal", "timeoutMs", "maxRetries", "connection", "headers", "method", "path", "query", "body", "object", "record_id", "file", "entry_id", "thread_id"],
  ...["select", "references", "expand", "attributes", "concurrency", "maxRows", "header", "protect", "stopOnError", "onProgress", "ttlMs"],
  ...["app", "status", "intervalMs", "title", "api_slug", "__proto__", "constructor", "toString", "then", "length", "0", ""],
);

/** A hostile value by its index: the value itself would break the library that generates it. */
class Hostile {
  constructor(index) {
    this.index = index;
  }

  [Symbol.for("fast-check/toStringMethod")]() {
    return `(${hostile[this.index]})()`;
  }
}

const aHostileValue = fc.nat(hostile.length - 1).map((index) => new Hostile(index));

/** Descriptions of values; `made` builds the value. */
export const anything = () =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.anything({
        ...{ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true, withSparseArray: true, withUnicodeString: true },
        key: fc.oneof(names, fc.string()),
      }),
    },
    { weight: 3, arbitrary: aHostileValue },
    { weight: 2, arbitrary: fc.dictionary(names, fc.oneof(fc.anything(), aHostileValue), { maxKeys: 5 }) },
    { weight: 2, arbitrary: fc.constantFrom("people", "one", undefined, {}, { values: {} }, { limit: 2 }, null, "..", "", 7) },
  );

/** The generated value, made anew each time, since a proxy may have state. */
export function made(drawn) {
  if (drawn instanceof Hostile) return hostile[drawn.index]();
  if (typeof drawn === "object" && drawn !== null && Object.values(drawn).some((value) => value instanceof Hostile)) {
    const copy = {};
    for (const [name, value] of Object.entries(drawn)) {
      Object.defineProperty(copy, name, { value: made(value), enumerable: true, writable: true, configurable: true });
    }
    return copy;
  }
  return drawn;
}

/** A short description of a case, for a report. Never throws. */
export function describe(value) {
  try {
    return fc.stringify(value).slice(0, 400);
  } catch {
    return "something that cannot be shown";
  }
}
