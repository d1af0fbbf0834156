// Deliveries of the sandbox: events, receivers, repetitions; verified by the package's own handler.
import { readFileSync } from "node:fs";
import { assert } from "chai";
import { AttioClient } from "attio-wasm";
import { createSandbox, toLoopback } from "attio-wasm/sandbox";
import { createWebhookHandler, verifySignature, webhookEventTypes } from "attio-wasm/webhooks";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "../loopback.mjs";

const examples = JSON.parse(readFileSync(inRoot("tests", "webhooks", "events.json"), "utf8"));
const DAY = 24 * 60 * 60 * 1000;
const all = (types = webhookEventTypes) => types.map((event_type) => ({ event_type, filter: null }));
const types = (sandbox) => sandbox.deliveries().map(({ event }) => event.event_type);

/** A sandbox with a client and one webhook; `answer` returns the receiver's answer. */
async function workspace({ subscriptions = all(), answer = () => new Response(null, { status: 200 }), webhooks = {}, ...options } = {}) {
  const requests = [];
  const deliver = async (request) => {
    requests.push({ url: request.url, method: request.method, headers: Object.fromEntries(request.headers), body: await request.clone().text() });
    return answer(request, requests.length);
  };
  const sandbox = createSandbox({ companies: 5, people: 5, deals: 3, ...options, webhooks: { deliver, ...webhooks } });
  const attio = new AttioClient({ apiKey: "k", fetch: sandbox.fetch });
  const webhook = await attio.webhooks.create({ target_url: "https://hooks.example.com/attio?x=1", subscriptions });
  return { sandbox, attio, requests, webhook, secret: webhook.secret };
}

const tests = {
  "a delivery is a signed POST of one event, to the webhook's address": async () => {
    const { sandbox, attio, requests, webhook, secret } = await workspace();
    const task = await attio.tasks.create({ content: "call", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
    await sandbox.delivered();
    assert.lengthOf(requests, 1);
    const [{ url, method, headers, body }] = requests;
    assert.deepEqual([url, method], ["https://hooks.example.com/attio?x=1", "POST"]);
    assert.equal(headers["attio-signature"], headers["x-attio-signature"]);
    assert.isTrue(await verifySignature(body, headers["attio-signature"], secret));
    assert.match(headers["idempotency-key"], /^[0-9a-f-]{36}$/);
    const { workspace_id } = task.id;
    assert.deepEqual(JSON.parse(body), {
      webhook_id: webhook.id.webhook_id,
      events: [{ event_type: "task.created", id: { workspace_id, task_id: task.id.task_id }, actor: task.created_by_actor }],
    });
    const [delivery] = sandbox.deliveries();
    assert.deepInclude(delivery, { id: headers["idempotency-key"], state: "delivered", body, signature: headers["attio-signature"] });
    assert.deepEqual(delivery.attempts.map(({ status, error }) => [status, error]), [[200, null]]);
  },

  "every write with an event in the reference sends it, and no other write sends one": async () => {
    const { sandbox, attio } = await workspace();
    const step = async (write, expected) => {
      const before = sandbox.deliveries().length;
      const result = await write();
      assert.deepEqual(types(sandbox).slice(before).sort(), [...expected].sort(), write.toString());
      return result;
    };
    const list = await step(() => attio.lists.create({ name: "L", api_slug: "l", parent_object: "companies", workspace_access: "full-access", workspace_member_access: [] }), ["list.created"]);
    await step(() => attio.lists.update("l", { name: "M" }), ["list.updated"]);
    const attribute = { description: null, type: "text", is_required: false, is_unique: false, is_multiselect: false, config: {} };
    await step(() => attio.attributes.create("lists", "l", { title: "A", api_slug: "a", ...attribute }), ["list-attribute.created"]);
    await step(() => attio.attributes.update("lists", "l", "a", { title: "B" }), ["list-attribute.updated"]);
    await step(() => attio.attributes.create("objects", "companies", { title: "A", api_slug: "a", ...attribute }), ["object-attribute.created"]);
    await step(() => attio.attributes.update("objects", "companies", "a", { title: "B" }), ["object-attribute.updated"]);
    await step(() => attio.objects.create({ api_slug: "planets", singular_noun: "Planet", plural_noun: "Planets" }), []);
    const company = await step(() => attio.records.create("companies", { values: { name: "Acme", domains: ["acme.example"] } }), ["record.created"]);
    const { record_id } = company.id;
    await step(() => attio.records.update("companies", record_id, { values: { name: "Acme 2", a: "x" } }), ["record.updated", "record.updated"]);
    await step(() => attio.records.update("companies", record_id, { values: { name: "Acme 2" } }), []);
    await step(() => attio.records.upsert("companies", { matching_attribute: "domains", values: { domains: ["acme.example"], name: "Acme 3" } }), ["record.updated"]);
    await step(() => attio.records.upsert("companies", { matching_attribute: "domains", values: { domains: ["other.example"] } }), ["record.created"]);
    await step(() => attio.records.query("companies"), []);
    const entry = await step(() => attio.entries.create("l", { parent_object: "companies", parent_record_id: record_id, entry_values: { a: "x" } }), ["list-entry.created"]);
    await step(() => attio.entries.update("l", entry.id.entry_id, { entry_values: { a: "y" } }), ["list-entry.updated"]);
    const note = await step(() => attio.notes.create({ parent_object: "companies", parent_record_id: record_id, title: "T", format: "plaintext", content: "c" }), ["note.created"]);
    await step(() => attio.notes.update(note.id.note_id, { title: "U" }), ["note.updated"]);
    await step(() => attio.notes.update(note.id.note_id, { format: "plaintext", content: "d" }), ["note-content.updated"]);
    await step(() => attio.notes.delete(note.id.note_id), ["note.deleted"]);
    const [member] = (await attio.workspaceMembers.list()).data;
    const author = { type: "workspace-member", id: member.id.workspace_member_id };
    const comment = await step(() => attio.comments.create({ format: "plaintext", content: "c", author, record: { object: "companies", record_id } }), ["comment.created"]);
    await step(() => attio.comments.create({ format: "plaintext", content: "c", author, thread_id: comment.thread_id }), ["comment.created"]);
    await step(() => attio.comments.delete(comment.id.comment_id), ["comment.deleted", "comment.deleted"]);
    const task = await step(() => attio.tasks.create({ content: "call", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] }), ["task.created"]);
    await step(() => attio.tasks.update(task.id.task_id, { is_completed: true }), ["task.updated"]);
    await step(() => attio.tasks.delete(task.id.task_id), ["task.deleted"]);
    await step(() => attio.entries.delete("l", entry.id.entry_id), ["list-entry.deleted"]);
    await attio.entries.create("l", { parent_object: "companies", parent_record_id: record_id, entry_values: {} });
    await step(() => attio.records.delete("companies", record_id), ["record.deleted", "list-entry.deleted"]);
    const events = sandbox.deliveries().map(({ event }) => event);
    for (const event of events) assert.equal(event.id.workspace_id, list.id.workspace_id, JSON.stringify(event));
    // Each has the shape of the vendor's example for its type.
    const shape = (value) => (value !== null && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, shape(value[key])])) : "");
    for (const event of events) assert.deepEqual(shape(event), shape(examples.find(({ event_type }) => event_type === event.event_type)), JSON.stringify(event));
    assert.isAtLeast(new Set(events.map(({ event_type }) => event_type)).size, 20);
    assert.deepEqual(events.find(({ event_type }) => event_type === "list-entry.updated").parent_record_id, record_id);
  },

  "both ends of a relationship have an event": async () => {
    const { sandbox, attio } = await workspace({ subscriptions: all(["record.updated"]) });
    const [person] = (await attio.records.query("people", { limit: 1 })).data;
    const companies = (await attio.records.query("companies")).data;
    const own = person.values.company?.[0]?.target_record_id;
    const other = companies.find(({ id }) => id.record_id !== own);
    await attio.records.update("people", person.id.record_id, { values: { company: [{ target_object: "companies", target_record_id: other.id.record_id }] } });
    const changed = sandbox.deliveries().map(({ event }) => event.id.record_id);
    assert.sameMembers(changed, [person.id.record_id, other.id.record_id, ...(own ? [own] : [])]);
  },

  "a merge has events in both documented forms": async () => {
    for (const merged of ["new", "original"]) {
      const { sandbox, attio } = await workspace({ subscriptions: all(), webhooks: { merged } });
      const [a, b] = (await attio.records.query("companies", { limit: 2 })).data.map(({ id }) => id.record_id);
      await attio.notes.create({ parent_object: "companies", parent_record_id: a, title: "T", format: "plaintext", content: "c" });
      const { new_record_id } = await attio.records.merge("companies", { primary_record_id: a, secondary_record_id: b });
      const events = sandbox.deliveries().map(({ event }) => event).filter(({ event_type }) => event_type !== "note.created");
      assert.isTrue(events.every(({ event_type }) => event_type === "record.merged"), JSON.stringify(events));
      assert.deepEqual(events.map(({ id, duplicate_record_id }) => [id.record_id, duplicate_record_id]), merged === "new" ? [[new_record_id, a], [new_record_id, b]] : [[a, b]]);
      assert.equal((await attio.records.get("companies", new_record_id)).id.record_id, new_record_id);
      const notes = await attio.notes.list({ parent_object: "companies", parent_record_id: new_record_id }).toArray({ limit: 500 });
      assert.isTrue(notes.some(({ title }) => title === "T"));
    }
  },

  "filters are applied, and each webhook gets its own": async () => {
    const { sandbox, attio, webhook } = await workspace({ subscriptions: all(["record.updated"]) });
    const [company] = (await attio.records.query("companies", { limit: 1 })).data;
    const [person] = (await attio.records.query("people", { limit: 1 })).data;
    const by = (field, operator, value) => ({ event_type: "record.updated", filter: { $and: [{ field, operator, value }] } });
    const create = (...subscriptions) => attio.webhooks.create({ target_url: "https://other.example.com/", subscriptions });
    const companies = await create(by("id.object_id", "equals", company.id.object_id));
    const foreign = await create(by("actor.type", "not_equals", "api-token"));
    const either = await create({ event_type: "record.updated", filter: { $or: [{ field: "id.record_id", operator: "equals", value: person.id.record_id }, { field: "actor.type", operator: "equals", value: "system" }] } });
    await attio.records.update("companies", company.id.record_id, { values: { description: "new" } });
    await attio.records.update("people", person.id.record_id, { values: { job_title: "new" } });
    const count = (of) => sandbox.deliveries().filter(({ webhookId }) => webhookId === of.id.webhook_id).length;
    assert.deepEqual([webhook, companies, foreign, either].map(count), [2, 1, 0, 1]);
    assert.equal(new Set(sandbox.deliveries().map(({ id }) => id)).size, 4, "each delivery has a key of its own");
  },

  "without `deliver` nothing is sent, and the deliveries are listed": async () => {
    const sandbox = createSandbox({ companies: 1, people: 1, deals: 1 });
    const attio = new AttioClient({ apiKey: "k", fetch: sandbox.fetch });
    const task = () => attio.tasks.create({ content: "call", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
    await task();
    assert.isEmpty(sandbox.deliveries(), "no webhook");
    const { id } = await attio.webhooks.create({ target_url: "https://hooks.example.com/", subscriptions: all() });
    await task();
    await sandbox.delivered();
    await sandbox.advance(DAY);
    assert.deepEqual(sandbox.deliveries().map(({ state, attempts }) => [state, attempts.length]), [["waiting", 0]]);
    await attio.webhooks.delete(id.webhook_id);
    await task();
    assert.lengthOf(sandbox.deliveries(), 1);
    assert.throws(() => createSandbox({ webhooks: { deliver: "x" } }), /deliver/);
    assert.throws(() => createSandbox({ webhooks: { retries: 3 } }), /retries/);
    assert.throws(() => sandbox.misdeliver({ early: 5 }), /early/);
  },

  "a delivery without a 2xx is retried with the same key ten times in three days; then the webhook is degraded, a week later inactive": async () => {
    let now = Date.UTC(2026, 3, 1);
    const { sandbox, attio, requests, webhook } = await workspace({ now: () => now, answer: () => new Response(null, { status: 500 }) });
    const task = () => attio.tasks.create({ content: "call", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
    const status = async () => (await attio.webhooks.get(webhook.id.webhook_id)).status;
    await task();
    await sandbox.delivered();
    assert.lengthOf(requests, 1, "no timer sends again");
    await sandbox.advance(4 * DAY);
    assert.lengthOf(requests, 11);
    assert.equal(new Set(requests.map(({ headers, body }) => headers["idempotency-key"] + headers["attio-signature"] + body)).size, 1);
    const [{ state, attempts }] = sandbox.deliveries();
    assert.equal(state, "failed");
    const gaps = attempts.slice(1).map(({ at }, index) => at - attempts[index].at);
    assert.isTrue(gaps.every((gap, index) => index === 0 || gap === 2 * gaps[index - 1]), gaps.join());
    assert.closeTo((attempts.at(-1).at - attempts[0].at) / DAY, 3, 0.1);
    assert.equal(await status(), "degraded");
    await task();
    await sandbox.delivered();
    assert.lengthOf(requests, 12, "degraded ones still receive");
    now += 7 * DAY;
    assert.equal(await status(), "inactive");
    const before = sandbox.deliveries().length;
    await task();
    assert.lengthOf(sandbox.deliveries(), before);
  },

  "no answer, no Response and an exception are failed attempts": async () => {
    const answers = [() => new Promise(() => {}), () => undefined, () => { throw new Error("refused"); }, () => Promise.reject(new Error("reset")), () => new Response(null, { status: 302, headers: { location: "/" } }), () => new Response("ok", { status: 299 })];
    const { sandbox, attio } = await workspace({ answer: (request, count) => answers[count - 1](), webhooks: { timeoutMs: 20 } });
    await attio.tasks.create({ content: "call", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
    await sandbox.advance(DAY);
    const [{ state, attempts }] = sandbox.deliveries();
    assert.equal(state, "delivered");
    assert.deepEqual(attempts.map(({ status, error }) => status ?? error), ["Error: no answer within 20 ms", "TypeError: `deliver` returned no Response", "Error: refused", "Error: reset", 302, 299]);
  },

  "deliveries can be late, duplicated, reordered or lost": async () => {
    let gate;
    const { sandbox, attio, requests } = await workspace({ answer: async () => (await gate, new Response(null, { status: 200 })) });
    const contents = new Map();
    const task = async (content) => contents.set((await attio.tasks.create({ content, format: "plaintext", deadline_at: null, assignees: [], linked_records: [] })).id.task_id, content);
    const received = () => requests.splice(0).map(({ body }) => contents.get(JSON.parse(body).events[0].id.task_id));
    sandbox.misdeliver([{ event: "note.created", lost: true }, { lateMs: 60_000 }, { twice: true }, { lost: true }]);
    for (const content of ["late", "twice", "lost", "usual"]) await task(content);
    await sandbox.delivered();
    assert.deepEqual(received(), ["twice", "twice", "usual"]);
    const [, first, second] = sandbox.deliveries();
    assert.deepEqual([first.id, first.body], [second.id, second.body], "the same key");
    await sandbox.advance(60_000);
    assert.deepEqual(received(), ["late"]);
    // Reordered: while the receiver is busy with one, the next two are swapped.
    let answered;
    gate = new Promise((resolve) => (answered = resolve));
    await task("first");
    sandbox.misdeliver({ outOfOrder: true });
    await task("second");
    await task("third");
    answered();
    await sandbox.delivered();
    assert.deepEqual(received(), ["first", "third", "second"]);
    assert.equal(sandbox.deliveries().filter(({ state }) => state === "lost").length, 1);
    sandbox.misdeliver({ lost: true, times: 0 });
    sandbox.behave();
    await task("after");
    await sandbox.delivered();
    assert.deepEqual(received(), ["after"]);
  },

  "a handler may write and read meanwhile, and reset drops all deliveries": async () => {
    let attio;
    let handled = 0;
    const handler = createWebhookHandler({
      secret: () => secret,
      on: { "record.created": async ({ id }) => { handled += 1; await attio.records.get(id.object_id, id.record_id); await attio.records.update(id.object_id, id.record_id, { values: { description: "seen" } }); }, "record.updated": () => { handled += 1; } },
    });
    const made = await workspace({ answer: (request) => handler(request) });
    const { secret, sandbox } = made;
    attio = made.attio;
    await attio.records.create("companies", { values: { name: "Acme" } });
    await sandbox.delivered();
    assert.deepEqual([handled, types(sandbox)], [2, ["record.created", "record.updated"]]);
    sandbox.reset();
    assert.isEmpty(sandbox.deliveries());
    assert.equal((await attio.webhooks.get(made.webhook.id.webhook_id).then(undefined, (error) => error)).kind, "not_found");
  },

  "toLoopback sends to a server on this machine, and nowhere else": async () => {
    const seen = [];
    const server = await listen(async (request) => (seen.push([new URL(request.url).pathname + new URL(request.url).search, request.headers.get("attio-signature")?.length, await request.text()]), new Response(null, { status: 204 })));
    try {
      for (const [address, path] of [[server.address, "/attio?x=1"], [`${server.address}/other`, "/other?x=1"]]) {
        const { sandbox, attio } = await workspace({ webhooks: { deliver: toLoopback(address) } });
        await attio.tasks.create({ content: "call", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
        await sandbox.delivered();
        assert.deepEqual(seen.pop(), [path, 64, sandbox.deliveries()[0].body]);
        assert.equal(sandbox.deliveries()[0].state, "delivered");
      }
    } finally {
      await server.close();
    }
    for (const address of ["https://hooks.example.com/", "http://127.0.0.1.nip.io/", "http://10.0.0.1/", "ftp://127.0.0.1/", "127.0.0.1:80", "http://localhost.example/", "http://127.0.0.1:4190", "http://[::1]:10080"]) assert.throws(() => toLoopback(address), TypeError, undefined, address);
  },
};

export async function runSandbox() {
  const results = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      results.push({ name });
    } catch (error) {
      results.push({ name, error: String(error.stack) });
    }
  }
  return results;
}
