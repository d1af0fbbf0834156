// Runs the documents' programs unchanged, with the sandbox in place of the network.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { signBody } from "attio-wasm/webhooks";
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { needsClient } from "./blocks.mjs";
import { answerWithSandbox } from "./sandbox-as-network.mjs";

const WEBHOOK_SECRET = "readme";
const folder = inRoot("target", "readme");
const client =
  'import { AttioClient as FirstClient } from "attio-wasm"; const attio = new FirstClient({ apiKey: "readme" });';

/** @returns {Promise<string>} the program's output; a program that fails rejects */
export async function execute(block) {
  mkdirSync(folder, { recursive: true });
  try {
    if (block.kind === "deno") return await inDeno(block);
    return block.kind === "test" ? await asTest(block) : await inNode(block);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inNode(block) {
  const { outputText } = ts.transpileModule(`${needsClient(block) ? client : ""}${block.code}`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  // Named by document and line, since the runtime caches modules by their address.
  const file = join(folder, `${block.path.replaceAll("/", "-")}-${block.line}.mjs`);
  writeFileSync(file, outputText);

  const restore = answerWithSandbox();
  const { log } = console;
  const printed = [];
  console.log = (...values) => printed.push(values.map((value) => String(value)).join(" "));
  process.env.MATON_API_KEY = "readme";
  process.env.ATTIO_WEBHOOK_SECRET = WEBHOOK_SECRET;
  try {
    const program = await import(pathToFileURL(file).href);
    if (block.kind === "worker") {
      const response = await program.default.fetch(new Request("https://worker.test/"), { MATON_API_KEY: "readme" });
      if (!response.ok) throw new Error(`the worker answered ${response.status}`);
      console.log(await response.text());
    }
    if (block.kind === "proxy") await askTheProxy(program.default.fetch);
    if (block.kind === "receiver") await deliver(program.default.fetch);
  } finally {
    console.log = log;
    delete process.env.MATON_API_KEY;
    delete process.env.ATTIO_WEBHOOK_SECRET;
    restore();
  }
  return printed.join("\n");
}

/** A file of tests, as `node --test` runs it. */
async function asTest({ path, line, code }) {
  const file = join(folder, `${path.replaceAll("/", "-")}-${line}.test.mjs`);
  writeFileSync(file, ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText);
  const { code: exit, text } = await run(process.execPath, ["--test", file], { quiet: true, cwd: inRoot(), timeoutMs: 60_000 });
  if (exit !== 0 || !/^(# |ℹ )pass [1-9]/m.test(text)) throw new Error(text);
  return text;
}

/** The proxy answers a request with a session, and refuses one without. */
async function askTheProxy(proxy) {
  const ask = async (headers) => (await proxy(new Request("https://app.test/api/attio/attio/v2/tasks?limit=1", { headers }))).status;
  const answers = [await ask({ cookie: "session=1" }), await ask({})];
  if (answers.join() !== "200,401") throw new Error(`the proxy answered ${answers} where 200,401 was expected`);
}

/** The receiver takes a signed delivery, and refuses another. */
async function deliver(receiver) {
  const body = JSON.stringify({ webhook_id: "w", events: [{ event_type: "record.updated", id: { object_id: "o", record_id: "r" } }] });
  const headers = { "attio-signature": await signBody(body, WEBHOOK_SECRET) };
  const ask = async (init) => (await receiver(new Request("https://app.test/attio", { method: "POST", body, ...init }))).status;
  const answers = [await ask({ headers }), await ask({})];
  if (answers.join() !== "200,401") throw new Error(`the receiver answered ${answers} where 200,401 was expected`);
}

async function inDeno({ code }) {
  const main = join(folder, "main.mjs");
  writeFileSync(join(folder, "program.ts"), code.replace('"npm:attio-wasm"', '"attio-wasm"'));
  const network = pathToFileURL(inRoot("tests", "readme", "sandbox-as-network.mjs")).href;
  writeFileSync(main, `import { answerWithSandbox } from "${network}";\nanswerWithSandbox();\nawait import("./program.ts");\n`);
  const permissions = ["--no-prompt", "--node-modules-dir=manual", "--allow-env=MATON_API_KEY", "--allow-net=api.maton.ai"];
  const { code: exit, text } = await run(inRoot("node_modules", ".bin", "deno"), ["run", ...permissions, main], {
    quiet: true,
    cwd: inRoot(),
    env: { ...process.env, MATON_API_KEY: "readme" },
    timeoutMs: 60_000,
  });
  if (exit !== 0) throw new Error(text);
  return text;
}
