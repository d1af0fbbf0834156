// Types of the events: each example of the vendor's reference matches its type and no other, handlers are typed by
// their key, and mistakes do not compile.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { webhookEventTypes } from "attio-wasm/webhooks";
import { inRoot, pkg, scratch } from "../../tools/paths.mjs";

const examples = JSON.parse(readFileSync(inRoot("tests", "webhooks", "events.json"), "utf8"));
const typeOf = ({ event_type }) => `${event_type.split(/[.-]/).map((word) => word[0].toUpperCase() + word.slice(1)).join("")}Event`;

/** Fields that the reference does not show reliably. */
const optional = { "list-entry.created": ["parent_object_id", "parent_record_id"], "list-entry.deleted": ["parent_object_id", "parent_record_id"] };

const without = (event, name) => Object.fromEntries(Object.entries(event).filter(([key]) => key !== name));
const satisfies = (value, type) => `export const _ = ${JSON.stringify(value)} satisfies ${type};`;

/** Programs by name, and whether they compile. */
function* programs() {
  for (const example of examples) {
    const type = typeOf(example);
    yield [`${example.event_type} satisfies ${type}`, true, `import type { ${type}, WebhookEvent, WebhookEventOf } from "attio-wasm/webhooks";
      ${satisfies(example, type)}
      export const any: WebhookEvent = ${JSON.stringify(example)};
      export const same = (event: ${type}): WebhookEventOf<"${example.event_type}"> => event;`];
    for (const field of Object.keys(example)) {
      const mayLack = optional[example.event_type]?.includes(field) ?? false;
      yield [`${type} without ${field}`, mayLack, `import type { ${type} } from "attio-wasm/webhooks"; ${satisfies(without(example, field), type)}`];
    }
    for (const field of Object.keys(example.id)) {
      yield [`${type} without id.${field}`, false, `import type { ${type} } from "attio-wasm/webhooks"; ${satisfies({ ...example, id: without(example.id, field) }, type)}`];
    }
    const other = { ...example, event_type: examples.find(({ event_type }) => event_type !== example.event_type).event_type };
    yield [`${type} with another event_type`, false, `import type { ${type} } from "attio-wasm/webhooks"; ${satisfies(other, type)}`];
  }

  const start = `import { createWebhookHandler, receiveWebhook, signBody, verifySignature, webhookEventTypes, WebhookError } from "attio-wasm/webhooks";
    import type { KnownWebhookEventType, WebhookEvent, WebhookEventType, WebhookSubscription } from "attio-wasm";
    declare const request: Request; declare const event: WebhookEvent; interface Env { SECRET: string }\n`;
  const right = {
    "a handler is typed by its key": `createWebhookHandler({ secret: "x", on: {
      "record.updated": ({ id }, { webhookId, id: key }) => { const ids: string[] = [id.object_id, id.record_id, id.attribute_id, webhookId]; const k: string | undefined = key; return [ids, k]; },
      "comment.created": async (event) => { const list: string | null = event.list_id; const type: "comment.created" = event.event_type; return [list, type]; } } });`,
    "onEvent narrows": `createWebhookHandler({ secret: ["x", new Uint8Array(32)], onEvent: (event) => {
      switch (event.event_type) { case "record.merged": return event.duplicate_record_id.length; case "note.created": return event.parent_record_id.length; default: return event.event_type.length; } } });`,
    "the environment reaches the handlers": `const handler = createWebhookHandler<[Env]>({ secret: (id, env) => env.SECRET, on: { "task.created": (event, delivery, env) => env.SECRET } });
      export default { fetch: (request: Request, env: Env): Promise<Response> => handler(request, env) };`,
    "it is inferred": `const handler = createWebhookHandler({ secret: (id: string, env: Env) => env.SECRET, onEvent: () => {} }); handler(request, { SECRET: "x" });`,
    "a Set remembers": `createWebhookHandler({ secret: "x", onEvent() {}, dedupe: new Set<string>() });`,
    "receiving": `const { events, id, webhookId } = await receiveWebhook(request, { secret: async () => null, maxBytes: 1 }); const all: WebhookEvent[] = events; export { all, id, webhookId };`,
    "errors": `try { await receiveWebhook(request, { secret: "x" }); } catch (error) { if (error instanceof WebhookError && error.code === "signature") new Response(null, { status: error.status }); }`,
    "verifying and signing": `const ok: boolean = await verifySignature(new ArrayBuffer(1), null, "x"); const text: string = await signBody("x", new Uint8Array(1)); export { ok, text };`,
    "every event is subscribed to": `import { AttioClient } from "attio-wasm"; const attio = new AttioClient();
      const { secret } = await attio.webhooks.create({ target_url: "https://x", subscriptions: webhookEventTypes.map((event_type) => ({ event_type, filter: null })) }); export { secret };`,
    "filters": `export const subscription: WebhookSubscription = { event_type: "record.updated", filter: { $and: [
      { field: "id.object_id", operator: "equals", value: "o" }, { field: "actor.type", operator: "not_equals", value: "api-token" }, { field: "something.new", operator: "equals", value: "x" }] } };`,
    "known event types are event types": `export const types: readonly WebhookEventType[] = webhookEventTypes; const some: KnownWebhookEventType = "record.created"; export { some };`,
  };
  const wrong = {
    "a key that is no event": `createWebhookHandler({ secret: "x", on: { "record.update": () => {} } });`,
    "a field of another event": `createWebhookHandler({ secret: "x", on: { "record.created": ({ id }) => id.attribute_id } });`,
    "no secret": `createWebhookHandler({ onEvent() {} });`,
    "a secret that may be missing": `declare const secret: string | undefined; createWebhookHandler({ secret, onEvent() {} });`,
    "a tolerance": `createWebhookHandler({ secret: "x", onEvent() {}, tolerance: 300 });`,
    "a dedupe without add": `createWebhookHandler({ secret: "x", onEvent() {}, dedupe: { has: () => true } });`,
    "a parsed body": `await verifySignature({ events: [] }, "x", "x");`,
    "a code that does not exist": `declare const error: WebhookError; error.code === "timestamp";`,
    "a field before narrowing": `event.duplicate_record_id.length;`,
    "a filter's operator": `export const s: WebhookSubscription = { event_type: "record.updated", filter: { $and: [{ field: "id.object_id", operator: 5, value: "x" }] } };`,
    "without the environment": `createWebhookHandler<[Env]>({ secret: "x", onEvent() {} })(request);`,
  };
  for (const [name, text] of Object.entries(right)) yield [name, true, start + text];
  for (const [name, text] of Object.entries(wrong)) yield [name, false, `${start}export {};\n${text}`];
}

export async function runTypes() {
  const folder = join(scratch, "webhooks");
  mkdirSync(folder, { recursive: true });
  const files = new Map();
  for (const [name, compiles, text] of programs()) {
    const file = join(folder, `${files.size}.mts`);
    writeFileSync(file, text);
    files.set(file, { name, compiles });
  }
  const program = ts.createProgram([...files.keys()], {
    strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"], types: [],
  });
  const results = [...files].map(([file, { name, compiles }]) => {
    const complaints = ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    const error = compiles ? complaints.join("\n") || undefined : complaints.length > 0 ? undefined : "compiles";
    return { name, error };
  });

  const definitions = readFileSync(join(pkg, "client.d.ts"), "utf8");
  const [, union] = /export type WebhookEventType = (.*);/.exec(definitions);
  const fromRust = [...union.matchAll(/"([^"]+)"/g)].map(([, type]) => type).sort();
  const same = (list) => JSON.stringify([...list].sort()) === JSON.stringify(fromRust);
  results.push({ name: "webhookEventTypes are those of the definitions", error: same(webhookEventTypes) ? undefined : JSON.stringify(fromRust) });
  results.push({ name: "the examples are one of each", error: same(examples.map(({ event_type }) => event_type)) ? undefined : JSON.stringify(fromRust) });
  return results;
}
