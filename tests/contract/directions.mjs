// The two directions of the contract test: the vendor accepts the client's requests, and the sandbox's answers are
// ones that the vendor could give.
import { AttioClient, AttioError, PagePromise } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { listen } from "../loopback.mjs";
import { calls } from "./calls.mjs";
import { documents, successes } from "./documents.mjs";
import { startPrism } from "./prism.mjs";
import { hideRedirect, wire } from "./wire.mjs";
import { invented, made } from "./workspace.mjs";

const client = ({ fetch, baseUrl }) => new AttioClient({ apiKey: "test-key", requestsPerSecond: null, maxRetries: 0, fetch, baseUrl });

/** Starts both Prisms concurrently, since each takes seconds. */
async function startPrisms(upstreams = {}) {
  const started = await Promise.all(
    Object.entries(documents()).map(async ([name, document]) => [name, await startPrism(document, upstreams[name])]),
  );
  const servers = Object.fromEntries(started.map(([name, { baseUrl }]) => [name, baseUrl]));
  return { ...wire(servers), stop: () => Promise.all(started.map(([, prism]) => prism.stop())) };
}

/** Requests: answers are generated from the contract. */
export async function openRequests() {
  const prisms = await startPrisms();
  const attio = client(prisms);
  return { attio, drain: prisms.drain, fresh: async () => invented(), close: prisms.stop, repeatsItself: true };
}

/** Answers: a sandbox is behind the contract. */
export async function openAnswers() {
  const size = { companies: 6, people: 8, deals: 3, keys: ["test-key"] };
  const sandbox = createSandbox(size);
  const server = await listen(async (request) => hideRedirect(await sandbox.fetch(request)));
  const prisms = await startPrisms({ attio: `${server.address}/attio`, maton: server.address });
  const attio = client(prisms);
  const direct = client({ fetch: sandbox.fetch });
  return {
    attio,
    drain: prisms.drain,
    async fresh() {
      sandbox.reset();
      return made(direct);
    },
    async close() {
      await prisms.stop();
      await server.close();
    },
  };
}

/**
 * Makes the calls of an operation.
 * @returns {Promise<{ exchanges: object[], faults: string[] }>}
 */
export async function callAll({ attio, drain, fresh, repeatsItself }, operation) {
  const faults = [];
  const exchanges = [];
  const rows = calls[operation.call] ?? [];
  if (rows.length === 0) faults.push("has no call in calls.mjs");
  for (const [index, row] of rows.entries()) {
    const complain = (what) => faults.push(rows.length > 1 ? `call ${index + 1}: ${what}` : what);
    try {
      const args = row(await fresh());
      drain();
      await use(method(attio, operation.call)(...args), operation, complain, repeatsItself);
    } catch (error) {
      complain(AttioError.is(error) ? `${error.kind}: ${error.message} ${error.body ?? ""}` : (error.stack ?? String(error)));
    }
    const sent = drain();
    exchanges.push(...sent);
    check(sent, operation, complain);
  }
  return { exchanges, faults: [...new Set(faults)] };
}

/** `records.query` → `attio.records.query`. */
export function method(attio, call) {
  const [resource, verb] = call.includes(".") ? call.split(".") : [undefined, call];
  return resource ? attio[resource][verb] : attio[verb].bind(attio);
}

/** Consumes the result of a call, as a program would; of a list, two pages. */
async function use(result, { paging, method, call }, complain, repeatsItself) {
  const isList = ["one-page", "offset-query", "offset-body", "cursor"].includes(paging);
  if (result instanceof PagePromise !== isList) complain(`gives ${isList ? "no" : "a"} PagePromise`);
  const value = await result;
  if (isList) {
    if (!Array.isArray(value.data)) complain(`a page holds ${JSON.stringify(value.data)}`);
    // Answers generated from the contract are always the same, and the client refuses a repeated page.
    if (value.hasNextPage()) await value.getNextPage().catch((error) => {
      if (!repeatsItself || error.kind !== "decode") throw error;
    });
  } else if (method === "DELETE") {
    if (value !== undefined) complain(`resolves to ${JSON.stringify(value)}`);
  } else if (paging === "array") {
    if (!Array.isArray(value)) complain(`gives ${JSON.stringify(value)}`);
  } else if (paging === "cursor-object") {
    if (typeof value.data !== "object") complain(`gives ${JSON.stringify(value)}`);
  } else if (call === "files.download") {
    if ((await value.text()) !== "the content") complain("gives another content");
  } else if (typeof value !== "object" || value === null || "data" in value !== (call === "sql.query" && "data" in value)) {
    complain(`gives ${JSON.stringify(value)}`);
  }
}

function check(sent, operation, complain) {
  const template = new RegExp(`^${operation.path.replace(/\{[^}]+\}/g, "[^/]+")}$`);
  const [first] = sent;
  if (!first) return complain("sent nothing");
  if (first.method !== operation.method || !template.test(first.path)) complain(`sent ${first.method} ${first.path}`);
  if (!successes(operation).includes(first.status)) complain(`was answered with ${first.status}`);
  for (const { violations, problem, method, path } of sent) {
    for (const violation of violations) complain(`${method} ${path}: ${JSON.stringify(violation)}`);
    if (problem) complain(`${method} ${path}: ${JSON.stringify(problem)}`);
  }
}
