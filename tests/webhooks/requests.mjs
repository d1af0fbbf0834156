// Ten thousand random requests: without a valid signature never a 2xx, never an exception, and no handler runs.
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { createWebhookHandler } from "attio-wasm/webhooks";

const SECRET = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
const CASES = 10_000;

const event = fc.record({ event_type: fc.constantFrom("record.created", "record.updated", "unknown.thing"), id: fc.object() });
const envelope = fc.record({ webhook_id: fc.oneof(fc.uuid(), fc.anything()), events: fc.oneof(fc.array(event), fc.anything()) }, { requiredKeys: [] });
const json = fc.oneof(envelope, fc.jsonValue()).map((value) => JSON.stringify(value) ?? "");
const delivery = fc.record({ webhook_id: fc.uuid(), events: fc.array(event, { maxLength: 3 }) }).map((value) => Buffer.from(JSON.stringify(value)));
const body = fc.oneof(
  { arbitrary: delivery, weight: 4 },
  json.map((text) => Buffer.from(text)),
  json.map((text) => Buffer.from(text, "utf16le")),
  json.map((text) => Buffer.from(`\ufeff${text}`)),
  json.map((text) => Buffer.from(text.slice(0, text.length >> 1))),
  fc.uint8Array({ maxLength: 300 }).map(Buffer.from),
  fc.integer({ min: 900, max: 3_000 }).map((length) => Buffer.alloc(length, "x")),
);
/** Signatures of a request, valid and invalid ones. */
const signing = fc.constantFrom("right", "right", "right", "right", "upper", "other secret", "other body", "empty secret", "prefix", "short", "long", "double", "none", "random", "differs", "re-serialised");
const hmac = (secret, content) => createHmac("sha256", secret).update(content).digest("hex");

function signature(kind, content) {
  const right = hmac(SECRET, content);
  const of = {
    right, upper: right.toUpperCase(), "other secret": hmac("x", content), "other body": hmac(SECRET, Buffer.concat([content, Buffer.from(" ")])), "empty secret": hmac("", content),
    prefix: `sha256=${right}`, short: right.slice(2), long: `${right}00`, double: `${right},${right}`, random: hmac("y", "z"), differs: right, "re-serialised": hmac(SECRET, `${content} `),
  };
  return of[kind];
}

const headers = fc.dictionary(
  fc.constantFrom("content-type", "content-encoding", "idempotency-key", "x-attio-timestamp", "transfer-encoding-x", "authorization", "user-agent"),
  fc.string({ unit: fc.constantFrom(..."abc 0123;=/-") }),
);

export async function runRequests() {
  const counts = { accepted: 0, refused: 0 };
  let ran = 0;
  const handler = createWebhookHandler({ secret: SECRET, onEvent: () => { ran += 1; }, onError: () => {}, maxBytes: 1_000 });
  const perWebhook = createWebhookHandler({ secret: (id) => (id.length > 2 ? SECRET : undefined), onEvent: () => { ran += 1; }, onError: () => {}, maxBytes: 1_000 });
  const property = fc.asyncProperty(
    fc.constantFrom("POST", "POST", "POST", "POST", "PUT", "PATCH", "DELETE"), body, signing, fc.boolean(), headers, fc.boolean(),
    async (method, content, kind, legacy, others, byId) => {
      const request = new Request("https://hooks.example.com/", { method, body: content, headers: others });
      const given = signature(kind, content);
      if (given !== undefined) request.headers.set(legacy ? "x-attio-signature" : "attio-signature", given);
      if (kind === "differs") request.headers.set(legacy ? "attio-signature" : "x-attio-signature", hmac("x", content));
      const before = ran;
      const { status } = await (byId ? perWebhook : handler)(request);
      const isSigned = method === "POST" && content.length <= 1_000 && (kind === "right" || kind === "upper");
      if (status >= 200 && status < 300) {
        counts.accepted += 1;
        if (!isSigned) throw new Error(`${status} for ${kind}`);
        if (!Array.isArray(JSON.parse(new TextDecoder().decode(content)).events)) throw new Error("200 without events");
      } else {
        counts.refused += 1;
        if (ran !== before) throw new Error(`a handler ran and the answer is ${status}`);
        if (![400, 401, 405, 413].includes(status)) throw new Error(`${status} for ${kind}`);
        // A signed request that is refused must not be a valid delivery.
        if (isSigned && status === 401 && !byId) throw new Error("a right signature was refused");
      }
    },
  );
  const name = `${CASES} random requests: no 2xx without a right signature, no exception, no handler that runs`;
  try {
    await fc.assert(property, { numRuns: CASES, seed: 12 });
    if (counts.accepted < 200 || counts.refused < 5_000) throw new Error(`the requests are too much alike: ${JSON.stringify(counts)}`);
    return [{ name }];
  } catch (error) {
    return [{ name, error: String(error.stack) }];
  }
}
