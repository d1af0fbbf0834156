// examples/receivers, each under its framework or runtime: a signed delivery is answered 200, others are refused.
import { assert } from "chai";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import ts from "typescript";
import { signBody } from "attio-wasm/webhooks";
import { inRoot } from "../../tools/paths.mjs";
import { start } from "../examples/program.mjs";

const SECRET = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
const BODY = JSON.stringify({ webhook_id: "23e42eaf-323a-41da-b5bb-fd67eebda553", events: [{ event_type: "record.updated", id: { workspace_id: "w", object_id: "o", record_id: "r", attribute_id: "Zoë 🦀" }, actor: {} }] });
const example = (name) => inRoot("examples", "receivers", name);
const bin = (name) => inRoot("node_modules", ".bin", name);

/** Sends to a receiver: `ask(body, headers)` returns the status. */
async function check(ask) {
  const signature = await signBody(BODY, SECRET);
  const headers = { "content-type": "application/json", "idempotency-key": "k" };
  assert.equal(await ask(BODY, { ...headers, "attio-signature": signature }), 200);
  assert.equal(await ask(BODY, headers), 401, "no signature");
  assert.equal(await ask(`${BODY} `, { ...headers, "attio-signature": signature }), 401, "another body");
  assert.equal(await ask(BODY, { ...headers, "attio-signature": await signBody(BODY, "x") }), 401, "another secret");
}

const overHttp = (address) => async (body, headers) => (await fetch(address, { method: "POST", body, headers })).status;
const asRequest = (handle) => async (body, headers) => (await handle(new Request("https://app.example.com/attio", { method: "POST", body, headers }))).status;

async function bundled(name) {
  const { outputFiles } = await build({ entryPoints: [example(name)], bundle: true, format: "esm", platform: "neutral", mainFields: ["module", "main"], conditions: ["workerd", "import"], write: false });
  return outputFiles[0].text;
}
async function imported(name) {
  process.env.ATTIO_WEBHOOK_SECRET = SECRET;
  return import(`data:text/javascript;base64,${Buffer.from(await bundled(name)).toString("base64")}`);
}
async function asProgram(command, args) {
  const program = start(command, args, { baseUrl: "", env: { ATTIO_WEBHOOK_SECRET: SECRET, PORT: "0" } });
  try {
    const [address] = await program.until(/http:\/\/[\w.]+:\d+/);
    await check(overHttp(`${address}/attio`));
  } finally {
    await program.stop();
  }
}

const tests = {
  "worker.ts in workerd": async () => {
    const worker = new Miniflare({ compatibilityDate: "2026-04-01", bindings: { ATTIO_WEBHOOK_SECRET: SECRET }, kvNamespaces: ["CHANGED"], modules: [{ type: "ESModule", path: "worker.mjs", contents: await bundled("worker.ts") }] });
    try {
      await check(async (body, headers) => (await worker.dispatchFetch("https://worker.test/", { method: "POST", body, headers })).status);
      assert.lengthOf((await (await worker.getKVNamespace("CHANGED")).list()).keys, 1);
    } finally {
      await worker.dispose();
    }
  },
  "deno.ts in Deno": () => asProgram(bin("deno"), ["run", "--no-prompt", "--node-modules-dir=manual", "--allow-env", "--allow-net", "receivers/deno.ts"]),
  "bun.ts in Bun": () => asProgram(bin("bun"), ["run", "receivers/bun.ts"]),
  "express.mjs with Express": () => asProgram(process.execPath, ["receivers/express.mjs"]),
  "hono.ts with Hono": async () => check(asRequest((await imported("hono.ts")).default.fetch)),
  "next.ts, called as Next.js calls a route handler": async () => {
    const { POST } = await imported("next.ts");
    await check(asRequest((request) => POST(request, { params: Promise.resolve({}) })));
  },
  "sveltekit.ts, called as SvelteKit calls an endpoint": async () => {
    const { POST } = await imported("sveltekit.ts");
    await check(asRequest((request) => POST({ request })));
  },
  "they compile": () => {
    const files = ["worker.ts", "bun.ts", "next.ts", "sveltekit.ts", "hono.ts"].map(example).concat(inRoot("examples", "webhooks", "index.ts"));
    const options = { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, moduleDetection: ts.ModuleDetectionKind.Force, types: ["node"] };
    const wrong = ts.getPreEmitDiagnostics(ts.createProgram(files, options)).map(({ messageText, file }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
    assert.deepEqual(wrong, []);
  },
};

export async function runFrameworks() {
  const results = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      results.push({ name: `examples/receivers/${name}` });
    } catch (error) {
      results.push({ name: `examples/receivers/${name}`, error: String(error.stack) });
    }
  }
  delete process.env.ATTIO_WEBHOOK_SECRET;
  return results;
}
