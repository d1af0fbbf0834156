// Receiving and handling, in any runtime.
const SECRET = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
const EVENT = { event_type: "record.updated", id: { workspace_id: "w", object_id: "o", record_id: "r", attribute_id: "a" }, actor: { type: "api-token", id: "t" } };
const delivery = (...events) => JSON.stringify({ webhook_id: "23e42eaf-323a-41da-b5bb-fd67eebda553", events });

const post = (body, headers = {}, init = {}) => new Request("https://hooks.example.com/attio", { method: "POST", body, headers, ...init });
/** A delivery as Attio sends it. */
async function signed({ signBody }, body = delivery(EVENT), { secret = SECRET, id = "k1", ...headers } = {}) {
  const signature = await signBody(body, secret);
  return post(body, { "attio-signature": signature, "x-attio-signature": signature, "content-type": "application/json", ...(id && { "idempotency-key": id }), ...headers });
}
const failure = (promise) => promise.then(() => undefined, (error) => error);
const silent = () => {};

export const suite = {
  "a delivery is handled by its type, and answered 200 with an empty body": async (test) => {
    const { createWebhookHandler, assert } = test;
    const seen = [];
    const handler = createWebhookHandler({
      secret: SECRET,
      on: { "record.updated": (event, { id, webhookId }, ...rest) => seen.push([event, id, webhookId, rest]), "record.created": () => seen.push("created") },
      onEvent: (event) => seen.push(event.event_type),
    });
    const response = await handler(await signed(test), "env", "context");
    assert.equal(response.status, 200);
    assert.equal(await response.text(), "");
    assert.deepEqual(seen, [[EVENT, "k1", "23e42eaf-323a-41da-b5bb-fd67eebda553", ["env", "context"]]]);
    seen.length = 0;
    await handler(await signed(test, delivery({ ...EVENT, event_type: "record.deleted" }), { id: null }));
    await handler(await signed(test, delivery({ ...EVENT, event_type: "meeting.invented" })));
    await handler(await signed(test, delivery({ ...EVENT, event_type: "constructor" }, { ...EVENT, event_type: "__proto__" })));
    assert.deepEqual(seen, ["record.deleted", "meeting.invented", "constructor", "__proto__"]);
    const only = createWebhookHandler({ secret: SECRET, on: { "task.created": () => seen.push("task") } });
    assert.equal((await only(await signed(test))).status, 200, "a known event that nothing handles");
  },

  "every event of a delivery is handled, in order, and one that fails makes it 500": async (test) => {
    const { createWebhookHandler, assert } = test;
    const events = ["note.created", "note.deleted", "task.created"].map((event_type) => ({ ...EVENT, event_type }));
    const seen = [];
    const told = [];
    const handler = createWebhookHandler({
      secret: SECRET,
      onEvent: async ({ event_type }) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(event_type);
        if (event_type === "note.deleted" && seen.length < 4) throw new Error("first time");
      },
      onError: (error, { events: [{ event_type }] }) => told.push(error.message, event_type),
    });
    assert.equal((await handler(await signed(test, delivery(...events)))).status, 500);
    assert.deepEqual(seen, ["note.created", "note.deleted", "task.created"]);
    assert.deepEqual(told, ["first time", "note.created"]);
    assert.equal((await handler(await signed(test, delivery(...events)))).status, 200);
  },

  "de-duplication marks deliveries after success, by the Idempotency-Key alone": async (test) => {
    const { createWebhookHandler, assert } = test;
    let handled = 0;
    const dedupe = new Set();
    const handler = createWebhookHandler({
      secret: SECRET,
      on: { "record.updated": () => { handled += 1; if (handled === 1) throw new Error("first time"); } },
      dedupe,
      onError: silent,
    });
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await handler(await signed(test))).status);
    assert.deepEqual([statuses, handled, [...dedupe]], [[500, 200, 200], 2, ["k1"]]);
    // Two changes of one record have identical bodies: both count.
    await handler(await signed(test, undefined, { id: "k2" }));
    await handler(await signed(test, undefined, { id: null }));
    await handler(await signed(test, undefined, { id: null }));
    assert.deepEqual([handled, dedupe.size], [5, 2]);
  },

  "where de-duplication fails nothing is lost": async (test) => {
    const { createWebhookHandler, assert } = test;
    let handled = 0;
    const told = [];
    const make = (dedupe) => createWebhookHandler({ secret: SECRET, onEvent: () => { handled += 1; }, dedupe, onError: (error) => told.push(error.message) });
    for (const fails of [async () => { throw new Error("down"); }, () => { throw new Error("down"); }]) {
      handled = told.length = 0;
      assert.equal((await make({ has: fails, add: silent })(await signed(test))).status, 500, "not known whether it was handled: it comes again");
      assert.deepEqual([handled, told], [0, ["down"]]);
      assert.equal((await make({ has: () => false, add: fails })(await signed(test))).status, 200, "it was handled");
      assert.deepEqual([handled, told], [1, ["down", "down"]]);
    }
    // A status on an error of a store is ignored.
    const odd = make({ has: () => { throw Object.assign(new Error("odd"), { status: 200, code: "signature" }); }, add: silent });
    assert.equal((await odd(await signed(test))).status, 500);
  },

  "refused requests have a status, a code and an empty body, and run no handler": async (test) => {
    const { createWebhookHandler, signBody, assert } = test;
    const seen = [];
    const codes = [];
    const handler = createWebhookHandler({ secret: SECRET, onEvent: (event) => seen.push(event), onError: (error) => codes.push(error.code), maxBytes: 2_000 });
    const bad = async (request, status, code) => {
      const response = await handler(request);
      assert.deepEqual([response.status, await response.text(), codes.pop()], [status, "", code]);
      if (status === 405) assert.equal(response.headers.get("allow"), "POST");
    };
    const good = await signBody(delivery(EVENT), SECRET);
    for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]) await bad(new Request("https://hooks.example.com/", { method }), 405, "method");
    await bad(post(delivery(EVENT)), 401, "signature");
    await bad(post(delivery(EVENT), { "attio-signature": "0".repeat(64) }), 401, "signature");
    await bad(post(`${delivery(EVENT)} `, { "attio-signature": good }), 401, "signature");
    await bad(post(delivery(EVENT), { "attio-signature": good, "x-attio-signature": "0".repeat(64) }), 401, "signature");
    await bad(post(delivery(EVENT), { "attio-signature": "0".repeat(64), "x-attio-signature": good }), 401, "signature");
    await bad(post(delivery(EVENT), { "attio-signature": "", "x-attio-signature": good }), 401, "signature");
    await bad(post(delivery(EVENT), { "x-attio-timestamp": String(Date.now()), "attio-signature": `v1=${good}` }), 401, "signature");
    await bad(post("x".repeat(2_001)), 413, "too_large");
    await bad(post(new Uint8Array(2_001)), 413, "too_large");
    for (const body of ["", "null", "5", "[]", "{}", "not json", '{"events":{}}', '{"events":[null]}', '{"events":[{}]}', '{"events":[{"event_type":5}]}', JSON.stringify(EVENT), Uint8Array.of(0xff, 0x7b, 0x7d)]) {
      await bad(post(body, { "attio-signature": await signBody(body, SECRET) }), 400, "body");
      await bad(post(body), 401, "signature");
    }
    assert.isEmpty(seen);
    // The older name alone, capitals, blanks around.
    const response = await handler(post(delivery(EVENT), { "x-attio-signature": ` ${good.toUpperCase()} ` }));
    assert.equal(response.status, 200);
    assert.equal((await handler(post(delivery(), { "attio-signature": await signBody(delivery(), SECRET) }))).status, 200, "no events");
    // A byte order mark is signed, but not part of the JSON.
    assert.equal((await handler(await signed(test, `\ufeff${delivery(EVENT)}`))).status, 200);
    assert.lengthOf(seen, 2);
  },

  "an endless body is cut off": async ({ createWebhookHandler, assert }) => {
    const handler = createWebhookHandler({ secret: SECRET, onEvent: silent, onError: silent, maxBytes: 10_000 });
    let sent = 0;
    const endless = new ReadableStream({ pull: (controller) => (sent += 1, controller.enqueue(new Uint8Array(1_000))), cancel: silent });
    let request;
    try {
      request = post(endless, {}, { duplex: "half" });
    } catch {
      return; // a runtime without streams in requests
    }
    assert.equal((await handler(request)).status, 413);
    assert.isBelow(sent, 20);
  },

  "a body that was read before is refused with an error that says so": async (test) => {
    const { createWebhookHandler, receiveWebhook, WebhookError, assert } = test;
    const errors = [];
    const handler = createWebhookHandler({ secret: SECRET, onEvent: silent, onError: (error) => errors.push(error) });
    const request = await signed(test);
    await request.json();
    assert.equal((await handler(request)).status, 500);
    assert.equal(errors[0].code, "body_used");
    assert.include(errors[0].message, "read before");
    const error = await failure(receiveWebhook(request, { secret: SECRET }));
    assert.instanceOf(error, WebhookError);
    assert.deepInclude({ code: error.code, status: error.status, name: error.name }, { code: "body_used", status: 500, name: "WebhookError" });
    const locked = await signed(test);
    locked.body?.getReader();
    if (locked.body) assert.equal((await handler(locked)).status, 500);
    // An Express request, a Hono context.
    assert.equal((await handler({ method: "POST", headers: {}, body: {} })).status, 500);
    assert.include(errors.at(-1).message, "verifySignature");
    const copy = await signed(test);
    const again = copy.clone();
    await copy.text();
    assert.equal((await handler(again)).status, 200, "a clone may be read");
  },

  "each webhook can have its own secret, and an unknown webhook is refused": async (test) => {
    const { createWebhookHandler, receiveWebhook, assert } = test;
    const asked = [];
    const codes = [];
    const secrets = { "23e42eaf-323a-41da-b5bb-fd67eebda553": ["old", SECRET], other: "other secret" };
    const handler = createWebhookHandler({
      secret: async (id, env) => { asked.push([id, env]); return secrets[id]; },
      onEvent: silent,
      onError: (error) => codes.push(error.code ?? error.message),
    });
    assert.equal((await handler(await signed(test), "env")).status, 200);
    assert.deepEqual(asked, [["23e42eaf-323a-41da-b5bb-fd67eebda553", "env"]]);
    const of = (webhook_id, secret = SECRET) => signed(test, JSON.stringify({ webhook_id, events: [EVENT] }), { secret });
    assert.equal((await handler(await of("other"))).status, 401, "signed with another webhook's secret");
    assert.equal((await handler(await of("other", "other secret"))).status, 200);
    assert.equal((await handler(await of("nobody"))).status, 401);
    assert.deepEqual(codes, ["signature", "unknown_webhook"]);
    asked.length = 0;
    for (const id of [undefined, null, 5, {}, [], ["other"], "", "a/b", "x".repeat(65), "'; --"]) assert.equal((await handler(await of(id))).status, 401, String(id));
    assert.isEmpty(asked, "what is no id is not looked up");
    for (const [give, code] of [[() => "", "secret"], [() => [], "secret"], [() => { throw new Error("database"); }, "database"], [async () => { throw new Error("database"); }, "database"]]) {
      codes.length = 0;
      const broken = createWebhookHandler({ secret: give, onEvent: silent, onError: (error) => codes.push(error.code ?? error.message) });
      assert.equal((await broken(await signed(test))).status, 500, "a mistake of ours: it comes again");
      assert.deepEqual(codes, [code]);
    }
    assert.deepEqual((await receiveWebhook(await signed(test), { secret: () => SECRET })).events, [EVENT]);
  },

  "onError may throw or reject; the answer stays": async (test) => {
    const { createWebhookHandler, assert } = test;
    for (const onError of [() => { throw new Error("logger"); }, async () => { throw new Error("logger"); }]) {
      const handler = createWebhookHandler({ secret: SECRET, onEvent: () => { throw new Error("handler"); }, onError });
      assert.equal((await handler(await signed(test))).status, 500);
      assert.equal((await handler(post("x"))).status, 401);
    }
  },

  "without onError failures answered with 500 are logged, and bad requests are not": async (test) => {
    const { createWebhookHandler, assert } = test;
    const { error: log } = console;
    const logged = [];
    console.error = (error) => logged.push(error.message);
    try {
      const handler = createWebhookHandler({ secret: SECRET, onEvent: () => { throw Object.assign(new Error("handler"), { status: 404 }); } });
      await handler(post("x"));
      await handler(await signed(test));
    } finally {
      console.error = log;
    }
    assert.deepEqual(logged, ["handler"]);
  },

  "invalid options are refused when the handler is made, and the error names the option": ({ createWebhookHandler, receiveWebhook, WebhookError, assert }) => {
    const right = { secret: SECRET, onEvent: silent };
    assert.doesNotThrow(() => createWebhookHandler(right));
    assert.doesNotThrow(() => createWebhookHandler({ secret: () => SECRET, on: { "record.created": silent } }));
    const wrong = [
      [{ on: { "record.update": silent } }, /record\.update/], [{ on: { "record.updated": true } }, /record\.updated/], [{ onEvent: "x" }, /onEvent/], [{ onError: 5 }, /onError/],
      [{ dedupe: {} }, /dedupe/], [{ dedupe: { has: silent } }, /dedupe/], [{ maxBytes: 0 }, /maxBytes/], [{ maxBytes: NaN }, /maxBytes/], [{ maxBytes: "many" }, /maxBytes/],
      [{ onEvent: undefined }, /`on`/], [{ secrets: [] }, /secrets/], [{ tolerance: 300 }, /tolerance/],
    ];
    for (const [change, message] of wrong) assert.throws(() => createWebhookHandler({ ...right, ...change }), message, undefined, JSON.stringify(change));
    for (const secret of [undefined, null, "", [], ["x", ""]]) assert.throws(() => createWebhookHandler({ ...right, secret }), WebhookError);
    assert.throws(() => createWebhookHandler(), TypeError);
    return failure(receiveWebhook(new Request("https://x/"), { secret: "" })).then((error) => assert.instanceOf(error, WebhookError));
  },

  "the secret is in no error": async (test) => {
    const { createWebhookHandler, assert } = test;
    const told = [];
    const handler = createWebhookHandler({ secret: SECRET, onEvent: () => { throw new Error("handler"); }, onError: (error) => told.push(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`) });
    for (const request of [post("x"), await signed(test), post("x".repeat(1_000_001)), new Request("https://x/"), await signed(test, "{}")]) await handler(request);
    assert.lengthOf(told, 5);
    assert.notInclude(told.join(), SECRET);
    assert.notInclude(JSON.stringify(handler) ?? "", SECRET);
  },

  "webhookEventTypes has all 34, each once": ({ webhookEventTypes, assert }) => {
    assert.lengthOf(webhookEventTypes, 34);
    assert.equal(new Set(webhookEventTypes).size, 34);
  },
};
